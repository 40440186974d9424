import Commands

@main
enum Door {
    static func main() async { await ImportExportCommand.runAsProgram() }
}
