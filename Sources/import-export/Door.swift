import Commands

@main
enum Door {
    static func main() { ImportExportCommand.runAsProgram() }
}
