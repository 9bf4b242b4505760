#include "seed/staff.hpp"

#include "seed/people.hpp"
#include "seed/words.hpp"

#include "plumbing/crypto/crypto.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace sinergi::seed {
namespace {

using access::Role;

constexpr std::array unit_lines = {UnitLine{"SEKRE", "Sekretariat", "penyelia6"},
                                   UnitLine{"REHSOS", "Bidang Rehabilitasi Sosial", "penyelia1"},
                                   UnitLine{"LINJAMSOS", "Bidang Perlindungan dan Jaminan Sosial", "penyelia2"},
                                   UnitLine{"DAYASOS", "Bidang Pemberdayaan Sosial", "penyelia3"},
                                   UnitLine{"BENCANA", "Bidang Penanganan Bencana", "penyelia4"},
                                   UnitLine{"PPA", "UPTD Perlindungan Perempuan dan Anak", "penyelia5"},
                                   UnitLine{"ITDA", "Inspektorat", "inspektorat", true},
                                   UnitLine{"PUSKESOS", "Puskesos", "penyelia2"},
                                   UnitLine{"RSUD", "RSUD (mitra rujukan)"},
                                   UnitLine{"SATPOLPP", "Satpol PP (mitra rujukan)"}};

struct PostLine {
    std::string_view account;
    Role role;
    std::string_view unit, superior;
};
/// Superiors stand above those under them.
constexpr std::array post_lines = {PostLine{"admin", Role::admin, "", ""},
                                   PostLine{"kepala", Role::head, "", ""},
                                   PostLine{"bupati", Role::regent, "", ""},
                                   PostLine{"auditor", Role::auditor, "ITDA", ""},
                                   PostLine{"dpo", Role::dpo, "", "kepala"},
                                   PostLine{"inspektorat", Role::supervisor, "ITDA", ""},
                                   PostLine{"periksa1", Role::back_office, "ITDA", "inspektorat"},
                                   PostLine{"penyelia1", Role::supervisor, "REHSOS", "kepala"},
                                   PostLine{"penyelia2", Role::supervisor, "LINJAMSOS", "kepala"},
                                   PostLine{"penyelia3", Role::supervisor, "DAYASOS", "kepala"},
                                   PostLine{"penyelia4", Role::supervisor, "BENCANA", "kepala"},
                                   PostLine{"penyelia5", Role::supervisor, "PPA", "kepala"},
                                   PostLine{"penyelia6", Role::supervisor, "SEKRE", "kepala"},
                                   PostLine{"piket1", Role::duty_officer, "BENCANA", "kepala"},
                                   PostLine{"piket2", Role::duty_officer, "REHSOS", "kepala"},
                                   PostLine{"bo1", Role::back_office, "LINJAMSOS", "penyelia2"},
                                   PostLine{"bo2", Role::back_office, "LINJAMSOS", "penyelia2"},
                                   PostLine{"bo3", Role::back_office, "REHSOS", "penyelia1"},
                                   PostLine{"bo4", Role::back_office, "REHSOS", "penyelia1"},
                                   PostLine{"bo5", Role::back_office, "DAYASOS", "penyelia3"},
                                   PostLine{"bo6", Role::back_office, "BENCANA", "penyelia4"},
                                   PostLine{"bo7", Role::back_office, "PPA", "penyelia5"},
                                   PostLine{"bo8", Role::back_office, "SEKRE", "penyelia6"},
                                   PostLine{"fo1", Role::front_office, "PUSKESOS", "penyelia2"},
                                   PostLine{"fo2", Role::front_office, "PUSKESOS", "penyelia2"},
                                   PostLine{"fo3", Role::front_office, "PUSKESOS", "penyelia2"},
                                   PostLine{"lapangan1", Role::field_officer, "REHSOS", "penyelia1"},
                                   PostLine{"lapangan2", Role::field_officer, "REHSOS", "penyelia1"},
                                   PostLine{"lapangan3", Role::field_officer, "LINJAMSOS", "penyelia2"},
                                   PostLine{"lapangan4", Role::field_officer, "LINJAMSOS", "penyelia2"},
                                   PostLine{"lapangan5", Role::field_officer, "BENCANA", "penyelia4"},
                                   PostLine{"lapangan6", Role::field_officer, "PPA", "penyelia5"},
                                   PostLine{"admin2", Role::admin, "", ""},
                                   PostLine{"rsud", Role::partner, "RSUD", ""},
                                   PostLine{"satpolpp", Role::partner, "SATPOLPP", ""},
                                   PostLine{"pdkt", Role::outside_system, "", ""}};

constexpr std::size_t villages_with_operator = 12;
constexpr std::size_t villages_with_head = 4;
constexpr std::size_t districts_with_account = 4;
constexpr std::string_view story_village = "3208012001";  // Sindangjawa, where the story of the demo begins

/// Letters and digits that are told apart on paper and over the telephone.
std::string make_password() {
    constexpr std::string_view readable = "abcdefghjkmnpqrstuvwxyz23456789";
    auto const chance = crypto::random_bytes(48);
    std::string out;
    for (unsigned char const byte : chance) {
        if (out.size() == 12) break;
        if (byte < readable.size() * (256 / readable.size())) out += readable[byte % readable.size()];
    }
    return out.size() == 12 ? out : make_password();
}

std::string slug(std::string_view name) {
    std::string out;
    for (char const c : search_key(name))
        if (c != ' ') out += c;
    return out.substr(0, 25);
}

/// The story's village first, then one of each kecamatan, spread over the regency.
std::vector<std::pair<RegionCode, std::string>> chosen_villages(Areas const& areas) {
    std::vector<std::pair<RegionCode, std::string>> chosen;
    std::set<std::string> districts, names;
    auto const take = [&](auto const& area) {
        if (area.first.level() != RegionLevel::village || chosen.size() == villages_with_operator) return;
        if (!districts.insert(area.first.parent().text()).second || !names.insert(slug(area.second)).second) return;
        chosen.push_back(area);
    };
    for (auto const& area : areas)
        if (area.first.view() == story_village) take(area);
    for (auto const& area : areas) take(area);
    for (auto const& area : areas) {  // an office of few kecamatan
        districts.clear();
        take(area);
    }
    return chosen;
}

std::string district_name(Areas const& areas, RegionCode const& district) {
    for (auto const& [code, name] : areas)
        if (code == district) return slug(name);
    return district.text();
}

std::vector<Post> unfilled_posts(RegionCode const& office, Areas const& areas) {
    std::vector<Post> posts;
    for (auto const& line : post_lines)
        posts.push_back({.account = std::string(line.account),
                         .role = line.role,
                         .unit = std::string(line.unit),
                         .superior = std::string(line.superior),
                         .area = office});
    auto const villages = chosen_villages(areas);
    if (villages.empty()) throw Fault("the demo needs villages");
    for (std::size_t i = 0; i < villages.size(); ++i) {
        auto const& [code, name] = villages[i];
        if (i < districts_with_account)
            posts.push_back({.account = "kec." + district_name(areas, code.parent()),
                             .role = Role::subdistrict,
                             .area = code.parent()});
        if (i < villages_with_head)
            posts.push_back({.account = "kades." + slug(name), .role = Role::village_head, .area = code});
        posts.push_back({.account = "desa." + slug(name), .role = Role::village_operator, .area = code});
    }
    return posts;
}

Result<access::AccountWish> wish_of(Post const& post, Staff const& staff, std::int64_t number, Date decree_ends) {
    SINERGI_TRY(name, access::PersonName::parse(post.name));
    SINERGI_TRY(decree, access::DecreeNumber::parse(
                            fmt::format("800.1.3/{:03}-Dinsos/{}", 100 + number, decree_ends.year() - 1)));
    SINERGI_TRY(phone, Phone::parse(fmt::format("0812900{:05}", 10'000 + number)));
    auto const superior = staff.officers.find(post.superior);
    return access::AccountWish{.name = name,
                               .role = post.role,
                               .area = post.area,
                               .unit = post.unit.empty() ? access::UnitId{} : staff.unit(post.unit),
                               .decree = decree,
                               .decree_ends = decree_ends,
                               .superior = superior == staff.officers.end() ? access::AccountId{} : superior->second.id,
                               .phone = phone};
}

Result<access::UnitWish> unit_wish(UnitLine const& line, access::AccountId head) {
    SINERGI_TRY(code, decltype(access::UnitWish::code)::parse(line.code));
    SINERGI_TRY(name, decltype(access::UnitWish::name)::parse(line.name));
    return access::UnitWish{.code = code, .name = name, .is_oversight = line.is_oversight, .head = head};
}

Done set_roster(db::Tx& tx, access::Office& office, access::Permit const& permit, Staff const& staff, Moment now,
                Moment until) {
    auto const last_month = date_in(office.zone, until);
    auto const next = last_month.month() == 12 ? Date::of(last_month.year() + 1, 1, 1)
                                               : Date::of(last_month.year(), last_month.month() + 1, 1);
    SINERGI_CHECK(next.has_value());
    auto const last = next->plus_days(next->month() == 2 ? 27 : 29);
    constexpr std::array<std::string_view, 4> turns{"piket1", "piket2", "penyelia4", "penyelia1"};
    std::size_t turn = 0;
    for (auto day = date_in(office.zone, now); day <= last || day.month() == next->month(); day = day.plus_days(1))
        SINERGI_MUST(access::set_duty(tx, office, permit, day, staff.of(turns[turn++ % turns.size()]).id, now));
    return {};
}

void set_kinds_and_templates(db::Tx& tx, access::Office& office, Staff const& staff, Moment now) {
    for (auto kind : grievances::read_settings(tx, date_in(office.zone, now)).kinds) {
        kind.unit = staff.unit(desks_of(kind.code).unit);
        grievances::put_kind(tx, kind);
    }
    for (auto const& made : reply_templates())
        grievances::put_template(tx, {.id = office.ids.make<grievances::Template>(now),
                                      .name = std::string(made.name),
                                      .kind = std::string(made.kind),
                                      .body = std::string(made.body)});
}

}  // namespace

access::Officer const& Staff::of(std::string_view account) const {
    auto const found = officers.find(account);
    SINERGI_CHECK(found != officers.end());
    return found->second;
}

access::UnitId Staff::unit(std::string_view code) const {
    auto const found = units.find(code);
    SINERGI_CHECK(found != units.end());
    return found->second;
}

void name_posts(std::vector<Post>& posts, std::uint64_t seed) {
    Chance chance(seed);
    std::set<std::string> names;
    for (auto& post : posts) do
            post.name = make_somebody(chance, Era::middle).name;
        while (post.name.find(' ') == std::string::npos || !names.insert(post.name).second);
}

void give_passwords(std::vector<Post>& posts) {
    for (auto& post : posts) {
        post.password = make_password();
        post.hash = crypto::hash_password(post.password);
    }
}

std::vector<Post> named_posts(RegionCode const& office, Areas const& areas) {
    auto posts = unfilled_posts(office, areas);
    name_posts(posts, 3208);
    return posts;
}

std::vector<Post> make_posts(RegionCode const& office, Areas const& areas) {
    auto posts = named_posts(office, areas);
    give_passwords(posts);
    return posts;
}

Result<Staff> hire(db::Tx& tx, access::Office& office, std::span<UnitLine const> units, std::vector<Post> const& posts,
                   Moment now, Moment until) {
    SINERGI_TRY(accounts,
                access::permit(access::Act::manage_accounts, access::founder(office.area), office.area, "demo"));
    auto const decree_ends = Date::of(date_in(office.zone, until).year() + 1, 12, 31);
    SINERGI_CHECK(decree_ends.has_value());
    Staff staff;
    for (auto const& line : units) {
        SINERGI_TRY(wish, unit_wish(line, {}));
        SINERGI_TRY(id, access::add_unit(tx, office, accounts, wish, now));
        staff.units.emplace(line.code, id);
    }
    std::int64_t number = 0;
    for (auto const& post : posts) {
        SINERGI_TRY(account, access::AccountName::parse(post.account));
        SINERGI_TRY(wish, wish_of(post, staff, ++number, *decree_ends));
        SINERGI_TRY(id, access::add_account(tx, office, accounts, account, wish, post.hash, now));
        auto officer = access::find_officer(tx, id);
        SINERGI_CHECK(officer.has_value());
        staff.officers.emplace(post.account, *std::move(officer));
    }
    for (auto const& line : units) {
        if (line.head.empty()) continue;
        SINERGI_TRY(wish, unit_wish(line, staff.of(line.head).id));
        SINERGI_MUST(access::change_unit(tx, office, accounts, staff.unit(line.code), wish, now));
    }
    return staff;
}

Result<Staff> found_office(db::Tx& tx, access::Office& office, std::vector<Post> const& posts, Moment now,
                           Moment until) {
    SINERGI_TRY(accounts,
                access::permit(access::Act::manage_accounts, access::founder(office.area), office.area, "demo"));
    SINERGI_TRY(staff, hire(tx, office, unit_lines, posts, now, until));
    SINERGI_MUST(set_roster(tx, office, accounts, staff, now, until));
    set_kinds_and_templates(tx, office, staff, now);
    return std::move(staff);
}

Desks desks_of(std::string_view kind) {
    if (kind == "kekerasan" || kind == "anak") return {"PPA", "penyelia5", {"bo7"}};
    if (kind == "bencana") return {"BENCANA", "penyelia4", {"bo6", "piket1"}};
    if (kind == "ppks" || kind == "napza" || kind == "alat_bantu") return {"REHSOS", "penyelia1", {"bo3", "bo4"}};
    if (kind == "pungli") return {"ITDA", "inspektorat", {"periksa1"}};
    if (kind == "aspirasi") return {"DAYASOS", "penyelia3", {"bo5"}};
    if (kind == "layanan" || kind == "informasi" || kind == "lainnya") return {"SEKRE", "penyelia6", {"bo8"}};
    return {"LINJAMSOS", "penyelia2", {"bo1", "bo2"}};
}

std::vector<SeedAccount> tell_anew(access::Office& office, std::vector<Post> const& posts, Moment now) {
    auto const founder = access::founder(office.area);
    auto const told = office.db.write([&](db::Tx& tx) -> Result<std::vector<SeedAccount>> {
        SINERGI_TRY(permit, access::permit(access::Act::manage_accounts, founder, office.area, "demo"));
        std::vector<SeedAccount> out;
        for (auto const& post : posts) {
            auto const same_name = access::called(tx, words(post.name));
            auto const person = std::ranges::find(same_name, post.account, &access::Person::account);
            if (person == same_name.end()) continue;
            if (!access::reset_password(tx, office, permit, person->id, post.hash, now)) continue;
            out.push_back({post.account, post.password, std::string(access::role_text(person->role)),
                           person->area.text(), person->name});
        }
        return out;
    });
    if (!told) throw Fault(fmt::format("the demo's passwords could not be told anew: {}", told.error().key));
    return *told;
}

}  // namespace sinergi::seed
