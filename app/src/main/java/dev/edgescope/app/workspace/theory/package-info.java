/**
 * The workspace in which many runs of a solvable model lie beside what theory predicts for them.
 */
@NullMarked
package dev.edgescope.app.workspace.theory;

import org.jspecify.annotations.NullMarked;
