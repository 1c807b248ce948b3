/** The command line. The only place of the engine that prints. */
@NullMarked
package dev.edgescope.engine.cli;

import org.jspecify.annotations.NullMarked;
