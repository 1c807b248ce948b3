/** Benchmarks of the engine: {@code mvn -Pbench -pl engine -am verify -DskipTests}. */
@NullMarked
package dev.edgescope.engine.bench;

import org.jspecify.annotations.NullMarked;
