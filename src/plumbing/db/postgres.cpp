// PostgreSQL: deeds one behind the other on one connection with group commit, reads on others (docs/decisions/0014).

#include "plumbing/db/group_writer.hpp"
#include "plumbing/db/postgres_connection.hpp"

#include <fmt/format.h>

namespace sinergi::db {
namespace {

constexpr Statement are_you_there{"db.are_you_there", {}, "SELECT 1", {}};
constexpr int read_tries_max = 3;
// A longer group saves little more of the sync and keeps its first deed waiting for its last.
constexpr std::size_t group_max = 40;

class PostgresTx final : public Tx {
public:
    explicit PostgresTx(PostgresConnection& connection) : connection_(connection) {}
    std::int64_t each(Statement const& statement, std::span<Arg const> args,
                      std::function<void(Columns const&)> const& visit) override {
        return connection_.each(statement, args, visit);
    }
    void send(Statement const& statement, std::span<Arg const> args) override { connection_.send(statement, args); }
    void ask_ahead(Statement const& statement, std::span<Arg const> args) override {
        connection_.ask_ahead(statement, args);
    }
    [[nodiscard]] Engine engine() const noexcept override { return Engine::postgres; }
    [[nodiscard]] std::vector<std::string> columns_of(Statement const& statement) override {
        return connection_.columns_of(statement);
    }

private:
    PostgresConnection& connection_;
};

/// Rows in COPY's text form, which fits every column type.
class PostgresBulk final : public Bulk {
public:
    PostgresBulk(PostgresConnection& connection, std::size_t columns) : connection_(connection), columns_(columns) {}
    void add(std::span<Arg const> row) override {
        SINERGI_CHECK(row.size() == columns_);
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) rows_.push_back('\t');
            put(row[i]);
        }
        rows_.push_back('\n');
        if (rows_.size() < 65'536) return;
        connection_.copy_send(rows_);
        rows_.clear();
    }
    std::int64_t finish() override {
        connection_.copy_send(rows_);
        is_finished_ = true;
        return connection_.copy_end();
    }
    [[nodiscard]] bool is_finished() const noexcept { return is_finished_; }

private:
    void put(Arg const& arg) {
        if (arg.is_null) {
            rows_ += "\\N";
            return;
        }
        auto const to = std::back_inserter(rows_);
        switch (arg.type) {
            case Type::integer:
                fmt::format_to(to, "{}", arg.integer);
                return;
            case Type::real:
                fmt::format_to(to, "{}", arg.real);
                return;
            case Type::boolean:
                rows_.push_back(arg.integer != 0 ? 't' : 'f');
                return;
            case Type::text:
                put_text(arg.view());
                return;
            case Type::bytes:
                rows_ += "\\\\x";
                for (auto const c : arg.view()) fmt::format_to(to, "{:02x}", static_cast<unsigned char>(c));
                return;
        }
    }
    void put_text(std::string_view text) {
        for (auto const c : text) {
            switch (c) {
                case '\\':
                    rows_ += "\\\\";
                    break;
                case '\t':
                    rows_ += "\\t";
                    break;
                case '\n':
                    rows_ += "\\n";
                    break;
                case '\r':
                    rows_ += "\\r";
                    break;
                default:
                    rows_.push_back(c);
            }
        }
    }
    PostgresConnection& connection_;
    std::size_t columns_;
    std::string rows_;
    bool is_finished_ = false;
};

/// What constraints of which columns there are: PostgreSQL's refusals give a name only.
class Constraints {
public:
    /// Asks on a connection of its own, once: the one that was refused answers nothing more.
    std::string name(std::string const& table, std::string const& constraint,
                     std::function<std::unique_ptr<PostgresConnection>()> const& connect) {
        std::scoped_lock const lock(mutex_);
        auto const key = fmt::format("{} {}", table, constraint);
        if (!known_.contains(key)) read(*connect());
        auto const found = known_.find(key);
        return found == known_.end() ? constraint : found->second;
    }

private:
    void read(PostgresConnection& by) {
        static constexpr std::string_view sql = R"(
SELECT t.relname || ' ' || c.relname, string_agg(t.relname || '.' || a.attname, ', ' ORDER BY k.n)
  FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_class c ON c.oid = i.indexrelid
  CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k(column_number, n)
  JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.column_number
 WHERE i.indisunique AND i.indexprs IS NULL AND t.relnamespace = current_schema()::regnamespace
 GROUP BY 1
UNION ALL
SELECT t.relname || ' ' || f.conname, string_agg(t.relname || '.' || a.attname, ', ' ORDER BY k.n)
  FROM pg_constraint f JOIN pg_class t ON t.oid = f.conrelid
  CROSS JOIN LATERAL unnest(f.conkey) WITH ORDINALITY k(column_number, n)
  JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.column_number
 WHERE f.contype = 'f' AND t.relnamespace = current_schema()::regnamespace
 GROUP BY 1)";
        static constexpr Statement statement{"db.constraints", {}, sql, {}};
        known_.clear();
        by.begin();
        by.each(statement, {}, [&](Columns const& row) { known_[std::string(row.text(0))] = row.text(1); });
        by.roll_back();
    }
    std::mutex mutex_;
    std::unordered_map<std::string, std::string> known_;
};

using Connect = std::function<std::unique_ptr<PostgresConnection>()>;

class PostgresSide final : public Side {
public:
    explicit PostgresSide(Connect connect) : connect_(std::move(connect)) {}
    void begin(Marks marks) override {
        if (!connection_ || !connection_->is_usable()) {
            connection_ = nullptr;
            connection_ = connect_();
            tx_.emplace(*connection_);
        }
        connection_->begin(marks);
    }
    void foresee(void const* whose) override { connection_->foresee(whose); }
    [[nodiscard]] bool does_foresee() const noexcept override { return true; }
    void mark(void const* whose) override { connection_->mark(whose); }
    void keep() override { connection_->keep(); }
    void undo() override { connection_->undo(); }
    void commit() override {
        try {
            connection_->commit();
        } catch (Gone const& why) {
            if (connection_->has_sent_commit()) throw Unknown(why.what());
            throw;
        }
    }
    void roll_back() noexcept override {
        if (connection_) connection_->roll_back();
    }
    [[nodiscard]] bool is_open() const noexcept override { return connection_ && connection_->is_connected(); }
    [[nodiscard]] Tx& tx() noexcept override { return *tx_; }
    [[nodiscard]] bool is_spoiled() const noexcept override { return connection_->is_spoiled(); }

private:
    Connect connect_;
    std::unique_ptr<PostgresConnection> connection_;
    std::optional<PostgresTx> tx_;
};

class PostgresDatabase final : public Database {
public:
    PostgresDatabase(std::string place, Options options)
        : options_(std::move(options)),
          place_(std::move(place)),
          readers_(options_.readers_max, [this] { return connect(PostgresConnection::Use::read); }) {
        check();
        writer_.emplace(std::make_unique<PostgresSide>([this] { return connect(PostgresConnection::Use::write); }),
                        std::min(options_.group_max, group_max));
    }

    void write_soon(std::function<void(Tx&)> deed) override { writer_->soon(std::move(deed)); }

    void bulk(std::string_view table, std::vector<std::string> const& columns,
              std::function<void(Bulk&)> const& fill) override {
        std::string names;
        for (auto const& column : columns) names += (names.empty() ? "" : ", ") + std::string(identifier(column));
        // A connection of its own: a load that breaks off leaves it in the midst of COPY, and it is closed.
        auto const connection = connect(PostgresConnection::Use::write);
        connection->copy_begin(fmt::format("COPY {} ({}) FROM STDIN", identifier(table), names));
        PostgresBulk rows(*connection, columns.size());
        fill(rows);
        if (!rows.is_finished()) throw Fault("a bulk load was not finished");
    }

    void script(std::string_view sql) override { connect(PostgresConnection::Use::write)->script(std::string(sql)); }

    [[nodiscard]] Engine engine() const noexcept override { return Engine::postgres; }

    [[nodiscard]] bool is_well() noexcept override {
        try {
            if (connect(PostgresConnection::Use::read)->script("SELECT pg_is_in_recovery()") != "f") return false;
            writer_->carry_out([](Tx& tx) { return tx.run(are_you_there) == 1; });
            return true;
        } catch (std::exception const&) {
            return false;
        }
    }

    void copy_to(std::string const&) override { throw Fault("a PostgreSQL database is copied with pg_dump"); }

    void rest() override { readers_.drop_idle(); }

protected:
    void run_write(std::function<bool(Tx&)> const& deed, Foresight const& foresight) override {
        writer_->carry_out(deed, foresight);
    }

    void run_read(std::function<void(Tx&)> const& question) override {
        for (int gone = 0;;) {
            try {
                auto lease = readers_.take();
                lease->begin();
                try {
                    PostgresTx tx(*lease);
                    question(tx);
                } catch (...) {
                    lease->roll_back();
                    throw;
                }
                return lease->roll_back();  // nothing to keep, and nobody waits for a rollback
            } catch (Gone const&) {
                readers_.drop_idle();
                if (++gone == read_tries_max) throw;
            } catch (TryAgain const&) {  // a replica that had to move on
                if (++gone == read_tries_max) throw Unavailable("the snapshot could not be kept");
            }
        }
    }

private:
    std::unique_ptr<PostgresConnection> connect(PostgresConnection::Use use) {
        return std::make_unique<PostgresConnection>(
            place_, use, options_, [this](std::string const& table, std::string const& name) {
                return constraints_.name(table, name, [this] { return connect(PostgresConnection::Use::read); });
            });
    }

    void check() {
        auto const connection = connect(PostgresConnection::Use::read);
        if (std::stoi(connection->script("SHOW server_version_num")) < 140'000)
            throw Fault("PostgreSQL is too old: 15 is wanted, 14 will do");
        auto const encoding = connection->script("SHOW server_encoding");
        auto const collation = connection->script(
            "SELECT CASE datlocprovider WHEN 'c' THEN datcollate ELSE 'ICU' END"
            "  FROM pg_database WHERE datname = current_database()");
        if (encoding != "UTF8" || (collation != "C" && collation != "POSIX"))
            throw Fault(
                fmt::format("the database is {} with collation {}, but must be UTF8 with collation C, so that it sorts "
                            "as SQLite does: "
                            "make it anew with createdb --template=template0 --encoding=UTF8 --locale=C NAME",
                            encoding, collation));
    }

    Options options_;
    std::string place_;
    Constraints constraints_;
    Pool<PostgresConnection> readers_;
    std::optional<GroupWriter> writer_;
};

}  // namespace

std::unique_ptr<Database> open_postgres(std::string const& place, Options options) {
    return std::make_unique<PostgresDatabase>(place, std::move(options));
}

}  // namespace sinergi::db
