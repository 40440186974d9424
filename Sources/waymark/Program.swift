import Commands

@main
enum Program {
    static func main() { WaymarkCommand.runAsProgram() }
}
