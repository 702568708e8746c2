package dev.tgrow.store;

import dev.tgrow.telegram.MemberPage;
import dev.tgrow.telegram.User;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The pages of one member list that were read so far, in a file: first the kept ones are read again with [#next], to
/// their end, then new ones are added. For one thread.
///
/// The file only saves asking again, so nothing that goes wrong with it ends a run: it is said, and the list is read
/// without it.
public final class PartialList implements AutoCloseable {
    private final Path file;
    private final MemberBytes bytes;
    private final Consumer<String> notes;
    private final Instant begun;
    private final boolean ours;
    private @Nullable Frames frames;
    private int pages;
    private boolean ended;

    private PartialList(Path file, boolean withPhone, Consumer<String> notes, Instant begun, @Nullable Frames frames) {
        this.file = file;
        this.bytes = new MemberBytes(withPhone);
        this.notes = notes;
        this.begun = begun;
        this.ours = frames != null;
        this.frames = frames;
    }

    /// One that keeps nothing.
    public static PartialList none() {
        return new PartialList(Path.of(""), false, _ -> {}, Instant.MIN, null);
    }

    static PartialList open(Path file, PartialLists.Key key, boolean fresh, Consumer<String> notes, Instant now) {
        @Nullable RandomAccessFile opened = null;
        try {
            opened = PartialDirectory.open(file);
            if (!locked(opened)) {
                opened.close();
                notes.accept("another run reads this list now, so this one can't be gone on with if it is cut off");
                return new PartialList(file, key.withPhone(), notes, now, null);
            }
            var frames = new Frames(opened);
            return new PartialList(file, key.withPhone(), notes, begun(frames, key, fresh, notes, now), frames);
        } catch (IOException e) {
            var none = new PartialList(file, key.withPhone(), notes, now, null);
            if (opened != null) none.closed(opened);
            none.failed(e);
            return none;
        }
    }

    /// Within a process the lock is refused by an exception.
    private static boolean locked(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    /// When the run began that the file is from: an earlier one whose pages may be used, or this.
    private static Instant begun(
            Frames frames, PartialLists.Key key, boolean fresh, Consumer<String> notes, Instant now)
            throws IOException {
        var head = frames.next(PartialHead::read);
        if (!fresh && head.isPresent() && head.get().isOf(key)) {
            if (head.get().isStale(now)) {
                notes.accept("what a run that was cut off has of this list is too old (%s): it is read anew"
                        .formatted(head.get().begun()));
            } else if (head.get().isOurs()) {
                return head.get().begun();
            }
        } else if (frames.damaged()) {
            notes.accept("the file with what a run that was cut off has of this list is damaged: it is read anew");
        }
        frames.clear();
        frames.add(PartialHead.of(key, now)::write);
        return now;
    }

    /// When the first page was asked for.
    public Instant begun() {
        return begun;
    }

    /// How many pages came from [#next] or were added.
    public int pages() {
        return pages;
    }

    /// Whether the list came to its end, so that no further page need be asked for. Known behind the last page.
    public boolean ended() {
        return ended;
    }

    /// The next page that an earlier run has read, or nothing behind the last.
    public Optional<MemberPage> next() {
        if (frames == null) return Optional.empty();
        try {
            var page = frames.next(this::read).flatMap(found -> found);
            if (page.isPresent()) pages++;
            if (page.isEmpty() && frames.damaged()) {
                notes.accept("the file with what a run that was cut off has of this list is damaged behind page %d"
                        .formatted(pages));
            }
            return page;
        } catch (IOException e) {
            failed(e);
            return Optional.empty();
        }
    }

    /// A page of this number, or the mark that there are no more.
    private Optional<MemberPage> read(ByteBuffer in) throws IOException {
        var number = in.getInt();
        if (number == -1) {
            ended = true;
            return Optional.empty();
        }
        if (number != pages) throw new IOException("page " + number + " instead of " + pages);
        return Optional.of(MemberBytes.read(in));
    }

    /// Keeps the page behind the last one.
    public void add(MemberPage page) {
        write(out -> {
            out.put(pages);
            bytes.write(page, out);
        });
        pages++;
    }

    /// Remembers that the list has no more pages.
    public void end() {
        if (ended) return;
        ended = true;
        write(out -> out.put(-1));
    }

    private void write(Consumer<Bytes> frame) {
        if (frames == null) return;
        try {
            frames.add(frame);
        } catch (IOException e) {
            failed(e);
        }
    }

    /// Goes on without the file; what is whole in it stays.
    private void failed(IOException e) {
        notes.accept("can't use the partial file %s (%s): this list can't be gone on with from here if it is cut off"
                .formatted(file, e.getMessage()));
        shut();
    }

    private void shut() {
        var open = frames;
        frames = null;
        if (open != null) closed(open);
    }

    private void closed(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            notes.accept("can't close the partial file %s: %s".formatted(file, e.getMessage()));
        }
    }

    /// Deletes what is kept, and another file that is not needed then either.
    void deleteWith(Path other) {
        try {
            if (ours) Files.deleteIfExists(file);
            if (ours) Files.deleteIfExists(other);
        } catch (IOException e) {
            notes.accept("can't delete the partial file %s: %s".formatted(file, e.getMessage()));
        }
        shut();
    }

    /// Keeps what was read for the next run.
    @Override
    public void close() {
        try {
            if (frames != null) frames.force();
        } catch (IOException e) {
            failed(e);
        }
        shut();
    }

    /// Whether nobody may go on with a file any more. An empty one is only being made.
    static boolean isStale(Path file, Instant now) throws IOException {
        if (Files.size(file) == 0) return false;
        try (var reader = new FrameReader(Files.newInputStream(file))) {
            return reader.next(PartialHead::read).map(head -> head.isStale(now)).orElse(true);
        }
    }

    /// Whether a file is what an account has read, or can't be read.
    static boolean mayBeOf(Path file, String account) throws IOException {
        try (var reader = new FrameReader(Files.newInputStream(file))) {
            return reader.next(PartialHead::read)
                    .map(head -> !head.isOurs() || head.isOf(account))
                    .orElse(true);
        }
    }

    /// Whether a file names a person, or can't be read to its end.
    static boolean mayHold(Path file, Peer person) throws IOException {
        try (var reader = new FrameReader(Files.newInputStream(file));
                var list = new PartialList(file, false, _ -> {}, Instant.MIN, null)) {
            var head = reader.next(PartialHead::read);
            if (head.isPresent() && !head.get().isOurs()) return true;
            for (var page = reader.next(list::read); page.isPresent(); page = reader.next(list::read)) {
                if (page.get().isEmpty()) continue;
                if (page.get().get().members().stream().anyMatch(member -> is(member.user(), person))) return true;
                list.pages++;
            }
            return reader.good() < Files.size(file);
        }
    }

    private static boolean is(User user, Peer person) {
        var name = user.username().orElse("");
        return person.id().filter(id -> id == user.id().value()).isPresent()
                || person.username().filter(name::equalsIgnoreCase).isPresent();
    }
}
