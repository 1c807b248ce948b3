package dev.edgescope.app.control;

/**
 * A part of the window that listens to what may outlive it. Closed, it lets go of all that, and
 * with it of the parts that it is made of; it is not shown again.
 */
public interface View extends AutoCloseable {
  @Override
  void close();
}
