import Commands

@main
enum Door {
    static func main() { WaymarkCommand.runAsProgram() }
}
