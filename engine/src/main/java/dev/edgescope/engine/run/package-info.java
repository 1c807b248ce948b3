/** Configuration, the training loop, its commands, events and history. */
@NullMarked
package dev.edgescope.engine.run;

import org.jspecify.annotations.NullMarked;
