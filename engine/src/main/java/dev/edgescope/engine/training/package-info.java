/** One trajectory: its steps, its checkpoints, its history, and where it begins. */
@NullMarked
package dev.edgescope.engine.training;

import org.jspecify.annotations.NullMarked;
