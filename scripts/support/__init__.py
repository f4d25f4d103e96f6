"""What the project's scripts share: words on the console, system packages, toolchain, downloads, a test database."""
