// SQLite: one writer with group commit, a pool of readers (docs/decisions/0005).

#include "plumbing/db/group_writer.hpp"
#include "plumbing/db/sqlite_connection.hpp"
#include "plumbing/log/log.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>

namespace sinergi::db {
namespace {

constexpr Statement begin_read{"db.begin_read", "BEGIN", {}, {}};
constexpr Statement end_read{"db.end_read", "COMMIT", {}, {}};
constexpr Statement are_you_there{"db.are_you_there", "SELECT count(*) FROM sqlite_schema", {}, {}};
constexpr Statement touch{"db.touch", "PRAGMA user_version = 1", {}, {}};
constexpr Statement begin_write{"db.begin_write", "BEGIN IMMEDIATE", {}, {}};
constexpr Statement commit_write{"db.commit", "COMMIT", {}, {}};
constexpr Statement mark_deed{"db.mark", "SAVEPOINT deed", {}, {}};
constexpr Statement keep_deed{"db.keep", "RELEASE deed", {}, {}};
constexpr Statement undo_deed{"db.undo", "ROLLBACK TO deed", {}, {}};

// 4 kB each. A checkpoint moves a hot page once, however often the log holds it, so a longer log is cheaper; a reader
// looks through one index block a 4,096 frames, so a very long one is dearer.
constexpr int log_frames_wanted = 4'000;

class SqliteTx final : public Tx {
public:
    explicit SqliteTx(SqliteConnection& connection) : connection_(connection) {}
    std::int64_t each(Statement const& statement, std::span<Arg const> args,
                      std::function<void(Columns const&)> const& visit) override {
        // PostgreSQL would answer nothing more, so this does not either.
        if (is_spoiled_) throw Fault(fmt::format("{}: the transaction was refused before", statement.name));
        try {
            return connection_.each(statement, args, visit);
        } catch (...) {
            is_spoiled_ = true;
            throw;
        }
    }
    [[nodiscard]] Engine engine() const noexcept override { return Engine::sqlite; }
    [[nodiscard]] std::vector<std::string> columns_of(Statement const& statement) override {
        return connection_.columns_of(statement);
    }
    [[nodiscard]] bool is_spoiled() const noexcept { return is_spoiled_; }
    void start_afresh() noexcept { is_spoiled_ = false; }

private:
    SqliteConnection& connection_;
    bool is_spoiled_ = false;
};

/// Moves the log into the file beside the writing. Only when nothing new comes meanwhile is all of it moved and may the
/// log begin again at its start; so the writer itself moves the small rest, between two groups.
class Checkpointer {
public:
    Checkpointer(std::string const& file, Options const& options)
        : connection_(file, SqliteConnection::Use::checkpoint, options), thread_([this] { live(); }) {}
    ~Checkpointer() {
        wish_.store(Wish::end);
        wish_.notify_all();
        thread_.join();
    }
    Checkpointer(Checkpointer const&) = delete;
    Checkpointer& operator=(Checkpointer const&) = delete;

    void ring_when_moved(std::function<void()> ring) {
        std::scoped_lock const lock(mutex_);
        ring_ = std::move(ring);
    }
    [[nodiscard]] bool has_rest() const noexcept { return wish_.load() == Wish::rest; }
    /// After each commit of `writer`.
    void look_at(SqliteConnection& writer) noexcept {
        auto const frames = writer.log_frames();
        if (frames < frames_at_wish_) frames_at_wish_ = 0;  // it began again
        if (auto const wish = wish_.load(); wish == Wish::rest) {
            move(writer);
            wish_.store(Wish::none);
        } else if (wish == Wish::none && frames - frames_at_wish_ > log_frames_wanted) {
            frames_at_wish_ = frames;
            wish_.store(Wish::move);
            wish_.notify_all();
        }
    }

private:
    enum class Wish : std::uint32_t { none, move, rest, end };
    static void move(SqliteConnection& connection) noexcept {
        try {
            connection.checkpoint();
        } catch (std::exception const& why) {
            log::warn("the log could not be moved into the file: {}", why.what());
        }
    }
    void live() {
        for (;;) {
            auto wish = wish_.load();
            while (wish == Wish::none || wish == Wish::rest) {
                wish_.wait(wish);
                wish = wish_.load();
            }
            if (wish == Wish::end) return;
            move(connection_);
            auto asked = Wish::move;
            wish_.compare_exchange_strong(asked, Wish::rest);
            std::scoped_lock const lock(mutex_);
            if (ring_) ring_();
        }
    }
    SqliteConnection connection_;
    std::atomic<Wish> wish_ = Wish::none;
    int frames_at_wish_ = 0;
    std::mutex mutex_;
    std::function<void()> ring_;
    std::thread thread_;
};

class SqliteSide final : public Side {
public:
    SqliteSide(std::string const& file, Options const& options, std::unique_ptr<Checkpointer>& checkpointer)
        : connection_(file, SqliteConnection::Use::write, options) {
        // After the writer, which makes the file and turns on its log.
        checkpointer = std::make_unique<Checkpointer>(file, options);
        checkpointer_ = checkpointer.get();
    }
    void begin(Marks) override { connection_.run(begin_write); }  // its marks cost nothing: always there
    void mark(void const*) override {
        tx_.start_afresh();
        connection_.run(mark_deed);
    }
    void keep() override { connection_.run(keep_deed); }
    void undo() override { connection_.run(undo_deed); }
    void commit() override { connection_.run(commit_write); }
    void roll_back() noexcept override { connection_.roll_back(); }
    [[nodiscard]] bool is_open() const noexcept override { return connection_.is_in_transaction(); }
    [[nodiscard]] Tx& tx() noexcept override { return tx_; }
    [[nodiscard]] bool is_spoiled() const noexcept override { return tx_.is_spoiled(); }
    [[nodiscard]] bool has_chore() const noexcept override { return checkpointer_->has_rest(); }
    void do_chores() noexcept override { checkpointer_->look_at(connection_); }
    [[nodiscard]] SqliteConnection& connection() noexcept { return connection_; }

private:
    SqliteConnection connection_;
    SqliteTx tx_{connection_};
    Checkpointer* checkpointer_ = nullptr;
};

class SqliteBulk final : public Bulk {
public:
    SqliteBulk(SqliteConnection& connection, std::string_view table, std::vector<std::string> const& columns)
        : connection_(connection) {
        std::string names;
        std::string marks;
        for (auto const& column : columns) {
            names += (names.empty() ? "" : ", ") + std::string(identifier(column));
            marks += marks.empty() ? "?" : ", ?";
        }
        sql_ = fmt::format("INSERT INTO {} ({}) VALUES ({})", identifier(table), names, marks);
        parameters_.resize(columns.size());
        statement_ = Statement{"db.bulk", sql_, {}, parameters_};
    }
    void add(std::span<Arg const> row) override {
        SINERGI_CHECK(row.size() == parameters_.size());
        for (std::size_t i = 0; i < row.size(); ++i) parameters_[i] = row[i].name;
        connection_.each(statement_, row, [](Columns const&) {});
        ++rows_;
    }
    std::int64_t finish() override {
        is_finished_ = true;
        return rows_;
    }
    [[nodiscard]] bool is_finished() const noexcept { return is_finished_; }

private:
    SqliteConnection& connection_;
    std::string sql_;
    std::vector<std::string_view> parameters_;
    Statement statement_;
    std::int64_t rows_ = 0;
    bool is_finished_ = false;
};

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(std::string file, Options options)
        : options_(std::move(options)),
          file_(std::move(file)),
          writer_(std::make_unique<SqliteSide>(file_, options_, checkpointer_), options_.group_max),
          readers_(options_.readers_max, [this] {
              return std::make_unique<SqliteConnection>(file_, SqliteConnection::Use::read, options_);
          }) {
        checkpointer_->ring_when_moved([this] { writer_.wake(); });
    }
    ~SqliteDatabase() override { checkpointer_->ring_when_moved({}); }

    void write_soon(std::function<void(Tx&)> deed) override { writer_.soon(std::move(deed)); }

    void bulk(std::string_view table, std::vector<std::string> const& columns,
              std::function<void(Bulk&)> const& fill) override {
        alone([&](SqliteConnection& connection) {
            connection.run(begin_write);
            SqliteBulk rows(connection, table, columns);
            fill(rows);
            if (!rows.is_finished()) throw Fault("a bulk load was not finished");
            connection.run(commit_write);
        });
    }

    void script(std::string_view sql) override {
        alone([&](SqliteConnection& connection) { connection.script(std::string(sql)); });
    }

    [[nodiscard]] Engine engine() const noexcept override { return Engine::sqlite; }

    [[nodiscard]] bool is_well() noexcept override {
        try {
            readers_.take()->run(are_you_there);
            // A small true write shows whether there is room again; otherwise it is enough that the writer answers.
            auto const was_stuck = writer_.is_stuck();
            alone([&](SqliteConnection& connection) { connection.run(was_stuck ? touch : are_you_there); });
            return true;
        } catch (std::exception const&) {
            return false;
        }
    }

    void copy_to(std::string const& file) override {
        auto const part = file + ".part";
        std::filesystem::remove(part);
        readers_.take()->copy_to(part);
        std::filesystem::rename(part, file);
    }

    void rest() override { readers_.drop_idle(); }

protected:
    void run_write(std::function<bool(Tx&)> const& deed, Foresight const& foresight) override {
        writer_.carry_out(deed, foresight);
    }

    void run_read(std::function<void(Tx&)> const& question) override {
        auto lease = readers_.take();
        SqliteTx tx(*lease);
        lease->run(begin_read);
        try {
            question(tx);
        } catch (...) {
            lease->roll_back();
            throw;
        }
        lease->run(end_read);
    }

private:
    void alone(std::function<void(SqliteConnection&)> const& work) {
        writer_.alone([&](Side& side) { work(static_cast<SqliteSide&>(side).connection()); });
    }
    Options options_;
    std::string file_;
    std::unique_ptr<Checkpointer> checkpointer_;  // outlives the writer, which looks at it
    GroupWriter writer_;
    Pool<SqliteConnection> readers_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(std::string const& file, Options options) {
    if (sqlite3_libversion_number() < 3'040'000)
        throw Fault(fmt::format("SQLite {} is too old: 3.40 is needed", sqlite3_libversion()));
    return std::make_unique<SqliteDatabase>(file, std::move(options));
}

}  // namespace sinergi::db
