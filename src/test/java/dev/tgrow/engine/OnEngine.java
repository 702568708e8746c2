package dev.tgrow.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Marks a test class that needs the real TDLib. Maven runs it in a process that can reach nobody, and nowhere else.
/// Its name ends with `IT`; its constructors and methods may take an [Engine].
///
/// Where this machine lacks what it takes, the class is skipped and nothing is loaded.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag(OnEngine.TAG)
@ExtendWith(EngineExtension.class)
public @interface OnEngine {
    /// By this the build tells these tests from others.
    String TAG = "engine";
}
