package dev.edgescope.engine.record;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Why a file could not be read or written, for a sentence; the exceptions of Java name only it. */
public final class FileReason {
  private FileReason() {}

  /** Such as "there is no such file or folder". */
  public static String of(IOException failure) {
    return switch (failure) {
      case AccessDeniedException _ -> "access denied";
      case NoSuchFileException _ -> "there is no such file or folder";
      case FileAlreadyExistsException _ -> "a file has its name already";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      case IOException e -> Optional.ofNullable(e.getMessage()).orElse(e.toString());
    };
  }
}
