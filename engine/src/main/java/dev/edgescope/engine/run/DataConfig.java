package dev.edgescope.engine.run;

import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;

/**
 * The examples of a run: the first {@code examples} of the training part of {@code set}.
 *
 * @param set where the examples come from
 * @param examples D, the number of training examples
 * @param targets how labels become targets
 */
public record DataConfig(DataSource set, int examples, Targets targets) {}
