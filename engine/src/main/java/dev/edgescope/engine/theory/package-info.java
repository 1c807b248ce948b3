/** Predictions to lay beside a run. */
@NullMarked
package dev.edgescope.engine.theory;

import org.jspecify.annotations.NullMarked;
