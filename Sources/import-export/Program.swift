import Commands

@main
enum Program {
    static func main() { ImportExportCommand.runAsProgram() }
}
