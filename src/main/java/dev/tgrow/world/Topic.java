package dev.tgrow.world;

/// A topic of a forum.
///
/// @param id the number of the message that made it; the general one has [#GENERAL]
/// @param closed whether only administrators write into it
public record Topic(long id, String title, boolean closed) {
    public static final long GENERAL = 1;
}
