// SQLite: one writer with group commit, a pool of readers (docs/decisions/0005).

#include "plumbing/db/engine.hpp"
#include "plumbing/db/sqlite_writer.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>

namespace sinergi::db {
namespace {

constexpr Statement begin_read{"db.begin_read", "BEGIN", {}, {}};
constexpr Statement end_read{"db.end_read", "COMMIT", {}, {}};
constexpr Statement are_you_there{"db.are_you_there", "SELECT count(*) FROM sqlite_schema", {}, {}};
constexpr Statement mark{"db.mark", "PRAGMA user_version = 1", {}, {}};
constexpr Statement begin_write{"db.begin_bulk", "BEGIN IMMEDIATE", {}, {}};
constexpr Statement commit{"db.commit_bulk", "COMMIT", {}, {}};

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
          writer_(file_, options_),
          readers_(options_.readers_max,
                   [this] { return std::make_unique<SqliteConnection>(file_, SqliteConnection::Use::read, options_); }) {}

    void write_soon(std::function<void(Tx&)> deed) override { writer_.soon(std::move(deed)); }

    void bulk(std::string_view table, std::vector<std::string> const& columns,
              std::function<void(Bulk&)> const& fill) override {
        writer_.alone([&](SqliteConnection& connection) {
            connection.run(begin_write);
            SqliteBulk rows(connection, table, columns);
            fill(rows);
            if (!rows.is_finished()) throw Fault("a bulk load was not finished");
            connection.run(commit);
        });
    }

    void script(std::string_view sql) override {
        writer_.alone([&](SqliteConnection& connection) { connection.script(std::string(sql)); });
    }

    [[nodiscard]] Engine engine() const noexcept override { return Engine::sqlite; }

    [[nodiscard]] bool is_well() noexcept override {
        try {
            readers_.take()->run(are_you_there);
            // A small true write shows whether there is room again; otherwise it is enough that the writer answers.
            auto const was_stuck = writer_.is_stuck();
            writer_.alone([&](SqliteConnection& connection) { connection.run(was_stuck ? mark : are_you_there); });
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

protected:
    void run_write(std::function<bool(Tx&)> const& deed) override { writer_.carry_out(deed); }

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
    Options options_;
    std::string file_;
    SqliteWriter writer_;
    Pool<SqliteConnection> readers_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(std::string const& file, Options options) {
    if (sqlite3_libversion_number() < 3'040'000)
        throw Fault(fmt::format("SQLite {} is too old: 3.40 is needed", sqlite3_libversion()));
    return std::make_unique<SqliteDatabase>(file, std::move(options));
}

}  // namespace sinergi::db
