/// The command line: options become requests, reports become exit codes. The only user of picocli.
@NullMarked
package dev.tgrow.cli;

import org.jspecify.annotations.NullMarked;
