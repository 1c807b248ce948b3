/** Update rules over an objective. */
@NullMarked
package dev.edgescope.engine.optimizer;

import org.jspecify.annotations.NullMarked;
