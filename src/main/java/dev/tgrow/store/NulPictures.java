package dev.tgrow.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import org.jspecify.annotations.Nullable;

/// Lets a connection to PostgreSQL take any text. Its texts can't hold the character NUL, which people's files and
/// Telegram's texts may have and SQLite keeps: it is stored as its picture, U+2400.
record NulPictures(Object target) implements InvocationHandler {
    static Connection over(Connection connection) {
        return proxy(Connection.class, connection);
    }

    private static <T> T proxy(Class<T> type, Object target) {
        var loader = NulPictures.class.getClassLoader();
        return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, new NulPictures(target)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null && method.getName().equals("setString") && arguments[1] instanceof String text) {
            arguments[1] = text.replace('\0', '\u2400');
        }
        try {
            var result = method.invoke(target, arguments);
            return result instanceof PreparedStatement statement ? proxy(PreparedStatement.class, statement) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
