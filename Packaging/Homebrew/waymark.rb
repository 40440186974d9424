# A formula for Homebrew, from source. Not tried: no machine with Homebrew was at hand.
class Waymark < Formula
  desc "Turn Strava account exports into a library of your own"
  homepage "https://waymark.example"
  url "file:///tmp/waymark-@VERSION@-source.tar.gz"
  sha256 "@SHA256@"
  license "MIT"

  depends_on "pkgconf" => :build
  depends_on "libdeflate"
  depends_on "libxml2"
  depends_on macos: :sequoia
  uses_from_macos "swift" => :build
  uses_from_macos "sqlite"
  uses_from_macos "zlib"

  def install
    system "swift", "build", "--disable-sandbox", "-c", "release", "--product", "waymark"
    bin.install ".build/release/waymark"
    (share/"waymark").install "Fixtures/island.zip"
    generate_completions_from_executable(bin/"waymark", "--generate-completion-script")
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/waymark --version")
    # The sample is damaged on purpose: exit code 3.
    shell_output("#{bin}/waymark import-export #{share}/waymark/island.zip --library #{testpath}/library")
    assert_path_exists testpath/"library/waymark.sqlite"
  end
end
