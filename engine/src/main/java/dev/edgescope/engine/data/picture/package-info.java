/**
 * Reads examples from pictures: the records of CIFAR, and folders of picture files. The one package
 * of the engine that may use the picture types of the JDK, which decode files and open no window.
 */
@NullMarked
package dev.edgescope.engine.data.picture;

import org.jspecify.annotations.NullMarked;
