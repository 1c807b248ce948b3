/** A trajectory on a thread of its own: commands in, events out, several runs in lockstep. */
@NullMarked
package dev.edgescope.engine.live;

import org.jspecify.annotations.NullMarked;
