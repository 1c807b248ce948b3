/** The workspace of the systems with a handful of parameters, in their planes. */
@NullMarked
package dev.edgescope.app.workspace.phase;

import org.jspecify.annotations.NullMarked;
