package dev.tgrow.world;

import java.util.Optional;

/// What an account proves itself with where somebody logs into it.
///
/// @param code what is sent to its phone
/// @param password the second factor, where it has one
/// @param token a bot's; where the world's file says nothing, `<id>:token-of-<name>`
public record Login(String code, Optional<String> password, Optional<String> token) {
    /// The code where the world's file says nothing.
    public static final String USUAL_CODE = "12345";
}
