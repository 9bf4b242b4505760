#include "access/directory.hpp"

#include "access/store.hpp"

#include <unordered_set>

namespace sinergi::access {
namespace {

struct PersonRow {
    AccountId id;
    std::string account, name, role;
    RegionCode area;
    UnitId unit;
    std::string unit_name;
};
BOOST_DESCRIBE_STRUCT(PersonRow, (), (id, account, name, role, area, unit, unit_name))

struct NameRow {
    AccountId id;
    std::string name_key;
    UnitId unit;
};
BOOST_DESCRIBE_STRUCT(NameRow, (), (id, name_key, unit))

/// Forms of address, degrees and posts: people write them around a name, and they are no part of it.
bool is_title(std::string_view word) {
    static std::unordered_set<std::string_view> const titles{
        "pak",      "bapak", "bpk",       "bp",        "ibu",    "bu",         "sdr",     "sdri",       "saudara",
        "saudari",  "tuan",  "nyonya",    "tn",        "ny",     "mas",        "mbak",    "kang",       "teh",
        "ceu",      "haji",  "hajah",     "hajjah",    "hj",     "kh",         "ustadz",  "dr",         "drs",
        "dra",      "ir",    "prof",      "sos",       "sh",     "se",         "st",      "si",         "spd",
        "pd",       "kom",   "ip",        "ap",        "msi",    "mm",         "kepala",  "ketua",      "kadis",
        "kadinsos", "dinas", "dinsos",    "sosial",    "staf",   "petugas",    "pegawai", "pendamping", "operator",
        "kabid",    "kasi",  "bidang",    "seksi",     "bagian", "sekretaris", "camat",   "lurah",      "kades",
        "kuwu",     "desa",  "kelurahan", "kecamatan", "pkh",    "tksk",       "bernama", "yang",       "dan",
        "di",       "dari"};
    return word.size() < 2 || titles.contains(word);
}

/// Does a report that wrote these words mean the bearer of this name? All its words are in the name, or two of the name
/// stand among them: "Pak Asep", "Ibu Lilis Wulandari, kepala dinas".
bool is_meant(std::string_view name_key, std::unordered_set<std::string_view> const& written) {
    std::size_t shared = 0, own = 0;
    for (std::size_t at = 0; at < name_key.size();) {
        auto const end = std::min(name_key.find(' ', at), name_key.size());
        auto const word = name_key.substr(at, end - at);
        at = end + 1;
        if (is_title(word)) continue;
        ++own;
        shared += written.contains(word) ? 1 : 0;
    }
    return shared > 0 && (shared == written.size() || shared >= 2 || shared == own);
}

}  // namespace

namespace store {

Tenure AccountRow::tenure() const {
    Tenure out{.decree_ends = decree_ends, .ended_at = ended_at};
    if (absent_from && absent_to) out.absent = Period{*absent_from, *absent_to};
    return out;
}

Officer AccountRow::officer() const {
    auto const held = role_of(role);
    return {.id = id,
            .name = name,
            .role = held,
            .area = area,
            .unit = unit,
            .is_oversight = is_oversight,
            .acts = acts_of(held, is_oversight ? UnitKind::oversight : UnitKind::ordinary)};
}

std::optional<AccountRow> find_account(db::Tx& tx, AccountId id) {
    return tx.find<AccountRow>(sql::find_account, {{"id", id.raw()}});
}

Result<AccountRow> get_account(db::Tx& tx, AccountId id) {
    auto row = find_account(tx, id);
    if (!row) return refuse(Why::not_found, "access.account_unknown");
    return *std::move(row);
}

}  // namespace store

std::optional<Officer> find_officer(db::Tx& tx, AccountId id, Date today) {
    auto const row = store::find_account(tx, id);
    if (!row || !is_in_force(row->tenure(), today)) return std::nullopt;
    return row->officer();
}

std::optional<Officer> find_officer(db::Tx& tx, AccountId id) {
    auto const row = store::find_account(tx, id);
    if (!row || row->ended_at) return std::nullopt;
    return row->officer();
}

void find_officer_ahead(db::Tx& tx, AccountId id) { tx.ahead(sql::find_account, {{"id", id.raw()}}); }

std::optional<Person> find_person(db::Tx& tx, AccountId id) {
    auto const row = store::find_account(tx, id);
    if (!row) return std::nullopt;
    return Person{row->id, row->account, row->name, role_of(row->role), row->area, row->unit, row->unit_name};
}

std::vector<Person> people(db::Tx& tx, UnitId unit, RegionCode const& region, Date today, std::int64_t limit) {
    std::vector<Person> out;
    for (auto& row : tx.all<PersonRow>(
             sql::list_people, {{"today", today}, {"unit", unit.raw()}, {"region", region}, {"row_max", limit}})) {
        auto const role = role_of(row.role);
        if (!acts_of(role).test(static_cast<std::size_t>(Act::answer_grievance))) continue;
        out.push_back(
            {row.id, std::move(row.account), std::move(row.name), role, row.area, row.unit, std::move(row.unit_name)});
    }
    return out;
}

std::vector<Person> called(db::Tx& tx, std::vector<std::string> const& words) {
    constexpr std::size_t people_max = 200;
    std::vector<Person> out;
    std::unordered_set<std::string_view> written;
    for (auto const& word : words)
        if (!is_title(word)) written.insert(word);
    if (written.empty()) return out;
    for (auto const& row : tx.all<NameRow>(sql::list_names)) {
        if (!is_meant(row.name_key, written)) continue;
        if (auto person = find_person(tx, row.id)) out.push_back(*std::move(person));
        if (out.size() == people_max) break;
    }
    return out;
}

bool is_absent(db::Tx& tx, AccountId id, Date today) {
    auto const row = store::find_account(tx, id);
    return !row || !is_present(row->tenure(), today);
}

AccountId superior_of(db::Tx& tx, AccountId id) {
    return tx.find<AccountId>(sql::find_superior, {{"id", id.raw()}}).value_or(AccountId{});
}

AccountId head_of_unit(db::Tx& tx, UnitId unit) {
    return tx.find<AccountId>(sql::find_head_of_unit, {{"id", unit.raw()}}).value_or(AccountId{});
}

AccountId duty_officer(db::Tx& tx, Date today) {
    return tx.find<AccountId>(sql::find_duty, {{"day", today}}).value_or(AccountId{});
}

AccountId office_head(db::Tx& tx) { return tx.find<AccountId>(sql::find_office_head).value_or(AccountId{}); }

AccountId oversight_head(db::Tx& tx) { return tx.find<AccountId>(sql::find_oversight_head).value_or(AccountId{}); }

AccountId regent(db::Tx& tx) { return tx.find<AccountId>(sql::find_regent).value_or(AccountId{}); }

std::vector<AccountId> overseers(db::Tx& tx) { return tx.all<AccountId>(sql::list_overseers); }

std::vector<Unit> units(db::Tx& tx) { return tx.all<Unit>(sql::list_units); }

bool has_unit(db::Tx& tx, UnitId unit) { return tx.find<Unit>(sql::find_unit, {{"id", unit.raw()}}).has_value(); }

UnitId unit_of(db::Tx& tx, AccountId id) {
    auto const row = store::find_account(tx, id);
    return row ? row->unit : UnitId{};
}

}  // namespace sinergi::access
