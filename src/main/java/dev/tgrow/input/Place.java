package dev.tgrow.input;

/// Where something stands in a file.
///
/// @param file the name that the operator used
/// @param line counted from 1
/// @param column counted from 1 in UTF-16 units; 0 means the whole line
public record Place(String file, int line, int column) {

    static Place line(String file, int line) {
        return new Place(file, line, 0);
    }

    @Override
    public String toString() {
        return file + " line " + line + (column == 0 ? "" : ", column " + column);
    }
}
