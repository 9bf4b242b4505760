#pragma once
// "Why did my aid stop?": status files taken in, and the answer for one person as of a day.

#include "requests/actions.hpp"
#include "requests/rules/aid.hpp"

namespace sinergi::requests {

struct AidFile;
using AidFileId = Id<AidFile>;
enum class AidSource : std::uint8_t { siksng, bank, programme };  // docs/glossary.md#requests
BOOST_DESCRIBE_ENUM(AidSource, siksng, bank, programme)

struct AidFile {
    AidFileId id;
    std::string name;
    AidSource source = AidSource::siksng;
    std::string programme;  // of all rows, where the file has no column for it
    Date as_of;
    std::string digest;   // of the bytes while they wait; "" once loaded
    std::string columns;  // JSON list of AidColumn
    std::int64_t first_line = 1;
    std::int64_t taken = 0, faults = 0;
    std::int64_t job = 0;
    std::optional<Moment> loaded_at{};
    Moment at;
    access::AccountId account;
};
BOOST_DESCRIBE_STRUCT(AidFile, (),
                      (id, name, source, programme, as_of, digest, columns, first_line, taken, faults, job, loaded_at,
                       at, account))
struct AidRow {
    std::int64_t line = 0;
    std::string nik, name, name_key, programme, period, status, note;
};
BOOST_DESCRIBE_STRUCT(AidRow, (), (line, nik, name, name_key, programme, period, status, note))

/// A row that answers, with the file it stands in.
struct AidFound {
    std::string nik, name, programme, period, status, note;
    std::string file;
    AidSource source = AidSource::siksng;
    Date as_of;
};
BOOST_DESCRIBE_STRUCT(AidFound, (), (nik, name, programme, period, status, note, file, source, as_of))

/// What a file looks like before it is loaded.
struct AidLook {
    std::int64_t line = 0;  // of the headings
    std::vector<std::string> headings;
    std::vector<AidColumn> columns;
    std::vector<std::vector<std::string>> sample;
};
/// @refuses sheet.* requests.aid_no_headings
[[nodiscard]] Result<AidLook> look_at(std::string_view bytes);
/// Rows after line `after` (none: the first after the headings), at most `limit`; what has neither status nor person is
/// counted in `faults`.
struct AidPart {
    std::vector<AidRow> rows;
    std::int64_t faults = 0;
    std::int64_t last_line = 0;  // 0 at the end
};
class AidReader {
public:
    /// @refuses sheet.*
    [[nodiscard]] static Result<AidReader> open(std::string_view bytes, std::vector<AidColumn> columns,
                                                std::int64_t after);
    /// @refuses sheet.*
    [[nodiscard]] Result<AidPart> next(std::size_t limit);
    ~AidReader();
    AidReader(AidReader&&) noexcept;

private:
    struct Inside;
    explicit AidReader(std::unique_ptr<Inside> in);
    std::unique_ptr<Inside> in_;
};

namespace store {
void insert(db::Tx& tx, AidFile const& file);
void update(db::Tx& tx, AidFile const& file);
[[nodiscard]] std::optional<AidFile> find_aid_file(db::Tx& tx, AidFileId id);
[[nodiscard]] std::vector<AidFile> aid_files(db::Tx& tx, std::int64_t limit);
void insert(db::Tx& tx, AidFileId file, std::vector<AidRow> const& rows);
[[nodiscard]] std::vector<AidFound> aid_of_nik(db::Tx& tx, std::string_view nik, Date on);
[[nodiscard]] std::vector<AidFound> aid_of_name(db::Tx& tx, std::string_view name_key, Date on);
[[nodiscard]] std::vector<AidReason> aid_reasons(db::Tx& tx);
void put(db::Tx& tx, AidReason const& reason);
}  // namespace store

/// "sutrisno wibowo": the terms of a name, as rows keep them.
[[nodiscard]] std::string name_key(std::string_view name);

/// How somebody's aid stands as of a day: of each programme and source the newest row that is not younger.
struct AidAnswer {
    AidFound found;
    AidReason reason;
};
struct AidAsked {
    std::string nik{}, name{};
    Date on;
};
/// @refuses access.act_not_allowed requests.aid_ask_who
[[nodiscard]] Result<std::vector<AidAnswer>> aid_standing(db::Tx& tx, Desk const& desk, access::Officer const& by,
                                                          AidAsked const& asked);

}  // namespace sinergi::requests
