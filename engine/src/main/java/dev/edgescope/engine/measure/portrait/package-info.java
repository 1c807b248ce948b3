/** What a run looks like to a person: its examples, its network, and what it gets wrong. */
@NullMarked
package dev.edgescope.engine.measure.portrait;

import org.jspecify.annotations.NullMarked;
