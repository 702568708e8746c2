package dev.tgrow.tdlib;

import java.nio.file.Path;

/// Which TDLib this is.
///
/// @param commit what the build knows of its source; some builds know nothing
public record EngineInfo(String version, String commit, Path library) {
    /// Loads the library and asks it, without making a client.
    ///
    /// @throws dev.tgrow.run.RunEnded if the file is not TDLib, or another version of it
    public static EngineInfo of(Path library) {
        return read(TdLibrary.load(library).json(), library);
    }

    /// The same for tdlight-java.
    public static EngineInfo ofTdlight() {
        return read(TdLibrary.loadTdlight().json(), Path.of("tdlight-java"));
    }

    static EngineInfo read(TdJson json, Path library) {
        return new EngineInfo(option(json, "version"), option(json, "commit_hash"), library);
    }

    private static String option(TdJson json, String name) {
        var answer = Json.read(json.execute(Json.write(Requests.getOption(name))));
        var value = Json.text(answer, "value");
        return value.isEmpty() || value.equals("GITDIR-NOTFOUND") ? "unknown" : value;
    }
}
