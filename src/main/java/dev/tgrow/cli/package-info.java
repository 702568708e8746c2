/// The command line: options become requests, reports become exit codes. The only package that knows picocli.
///
/// A command here does nothing but that; the work is in the features. Start reading at [dev.tgrow.cli.Cli].
@NullMarked
package dev.tgrow.cli;

import org.jspecify.annotations.NullMarked;
