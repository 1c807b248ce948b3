/** The patches of an image that the kernels of a convolution see, and gradients made of them. */
@NullMarked
package dev.edgescope.engine.model.patch;

import org.jspecify.annotations.NullMarked;
