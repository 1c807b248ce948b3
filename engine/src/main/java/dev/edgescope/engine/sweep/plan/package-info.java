/** What a sweep is to make: axes over a configuration, and the run of each cell. */
@NullMarked
package dev.edgescope.engine.sweep.plan;

import org.jspecify.annotations.NullMarked;
