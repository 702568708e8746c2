package dev.tgrow.run;

/// Which tgrow this is. The build fills it in from the POM.
public final class Version {
    /// A constant that the compiler copies to where it is used, so that `--version` loads no class for it.
    public static final String CURRENT = "${project.version}";

    private Version() {}
}
