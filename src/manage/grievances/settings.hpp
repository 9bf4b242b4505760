#pragma once
// Kinds, clocks and reply templates: rows that an administrator changes, read once and kept until they change.

#include "grievances/model.hpp"
#include "plumbing/db/db.hpp"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace sinergi::grievances {

/// Kinds and clocks as they stand on a day.
struct Settings {
    std::vector<Kind> kinds;
    Clocks clocks;
    /// @refuses grievances.kind_unknown
    [[nodiscard]] Result<Kind> kind(std::string_view code) const;
    /// @refuses grievances.kind_unknown grievances.kind_ended
    [[nodiscard]] Result<Kind> active_kind(std::string_view code) const;
};

/// Clocks and the day from which they hold, with the decree that says so.
struct ClocksFrom {
    Date valid_from;
    Clocks clocks;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(ClocksFrom, (), (valid_from, clocks, source))
/// All, the latest first: those to come, those in force, those of the past.
[[nodiscard]] std::vector<ClocksFrom> clocks_by_day(db::Tx& tx);

[[nodiscard]] Settings read_settings(db::Tx& tx, Date today);
void put_kind(db::Tx& tx, Kind const& kind);
void put_clocks(db::Tx& tx, Clocks const& clocks, Date valid_from, std::string_view source);

struct Template;
using TemplateId = Id<Template>;
/// Words for a public reply. {nomor}, {nama}, {jenis}, {desa}, {tanggal_jawaban} and {petugas} are filled on the
/// screen.
struct Template {
    TemplateId id;
    std::string name;
    std::string kind;  // "" for all kinds
    std::string body;
};
BOOST_DESCRIBE_STRUCT(Template, (), (id, name, kind, body))
[[nodiscard]] std::vector<Template> templates(db::Tx& tx, std::string_view kind);
void put_template(db::Tx& tx, Template const& made);
/// @refuses grievances.template_unknown
[[nodiscard]] Done delete_template(db::Tx& tx, TemplateId id);

/// Settings kept in memory: read again when told that they changed, when the day turns, and every ten seconds, since
/// another process on the same database may have changed them.
class SettingsKeeper {
public:
    SettingsKeeper(db::Database& db, Zone zone) : db_(db), zone_(zone) {}
    [[nodiscard]] std::shared_ptr<Settings const> now(Moment moment);
    void forget();

private:
    db::Database& db_;
    Zone zone_;
    std::mutex mutex_;
    std::shared_ptr<Settings const> kept_;
    Moment read_at_;
};

}  // namespace sinergi::grievances
