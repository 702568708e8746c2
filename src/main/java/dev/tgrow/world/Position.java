package dev.tgrow.world;

/// Where in a file something stands; lines and columns are counted from 1.
record Position(String file, int line, int column) {
    WorldException error(String problem) {
        return new WorldException(this + ": " + problem);
    }

    @Override
    public String toString() {
        return file + ", line " + line + ", column " + column;
    }
}
