/** From flat parameters to outputs, with the derivative rules of every layer. */
@NullMarked
package dev.edgescope.engine.model;

import org.jspecify.annotations.NullMarked;
