package dev.tgrow;

/// The process.
public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
