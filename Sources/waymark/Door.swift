import Commands

@main
enum Door {
    static func main() async { await WaymarkCommand.runAsProgram() }
}
