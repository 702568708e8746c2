package dev.tgrow.sandbox;

/// Where in a file something stands; lines and columns are counted from 1.
record Position(String file, int line, int column) {
    SandboxException error(String problem) {
        return new SandboxException(this + ": " + problem);
    }

    @Override
    public String toString() {
        return file + ", line " + line + ", column " + column;
    }
}
