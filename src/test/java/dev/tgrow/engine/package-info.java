/// The real TDLib in tests: what it takes to load `libtdjson` where it can reach nothing but our own data centre.
///
/// `Prepare` runs before the integration tests, outside: it fetches the pinned library and schemas into a cache, puts a
/// key of ours into a copy of the library, and writes `target/engine/bin/java`, a Java in a network namespace of its
/// own. Maven runs every test class marked `OnEngine` with that Java, and no other. There `Engine` proves that the
/// process can reach nobody before it tells where the library is.
@NullMarked
package dev.tgrow.engine;

import org.jspecify.annotations.NullMarked;
