import ArgumentParser

@main
struct StravaMockCommand: ParsableCommand {
}
