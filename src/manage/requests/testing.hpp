#pragma once
// A made-up office with a counter, for the tests of this house. Nobody here is real.

#include "access/directory.hpp"
#include "access/testing.hpp"
#include "regions/testing.hpp"
#include "requests/actions/letters.hpp"
#include "requests/actions/pbi.hpp"

namespace sinergi::requests::testing {

using access::AccountId;
using access::Officer;
using access::Role;
using access::testing::day;
using access::testing::noon;  // Sunday, 22 November 2026, 12.00 WIB
using access::testing::region;

inline constexpr char const* sindangjawa = "3208012001";

/// The key of a refusal, or "" when it was granted.
template <class T>
std::string_view no(Result<T> const& said) {
    return said ? std::string_view{} : said.error().key;
}

struct RequestTest : access::testing::OfficeTest {
    std::unique_ptr<regions::Areas> areas = [this] {
        db().script(regions::testing::few_areas);
        return std::make_unique<regions::Areas>(db());
    }();
    calendar::Calendar calendar;
    Officer counter = hire("loket", Role::front_office);
    Officer desk_officer = hire("meja", Role::back_office);
    Officer kabid = hire("kabid", Role::supervisor);
    Officer head = hire("kadis", Role::head);

    Desk desk() { return {office, calendar, *areas, clock.now()}; }
    Officer hire(std::string_view account, Role role, std::string_view area = "3208") {
        auto const id = add(account, role, area);
        return db().read([&](db::Tx& tx) { return access::find_officer(tx, id).value(); });
    }
    Officer keeper() {
        return {.id = AccountId(99),
                .name = "Admin",
                .role = Role::admin,
                .area = office.area,
                .unit = {},
                .is_oversight = false,
                .acts = access::acts_of(Role::admin)};
    }
    static Person person(std::string name = "Sari Contoh", std::string nik = "3208014107809001") {
        return {.name = std::move(name),
                .nik = std::move(nik),
                .no_kk = "3208011508109001",
                .born_place = "Kuningan",
                .born_on = day("1980-07-01"),
                .address = "RT 003 RW 002",
                .phone = "0812 3456 7890",
                .asker_name = "",
                .asker_relation = ""};
    }
    static NewRequest wishes(std::string kind = "cek_sktm", std::string_view where = sindangjawa) {
        NewRequest made{.kind = std::move(kind), .region = region(where), .person = person()};
        made.person.answers["keperluan"] = "keringanan biaya";
        return made;
    }
    static NewRequest wishes_pbi(Need need = Need::chronic) {
        NewRequest made{.kind = "reaktivasi_pbi", .region = region(sindangjawa), .person = person(), .need = need};
        made.person.answers = {
            {"faskes", "RSUD Contoh"}, {"nomor_faskes", "12/2026"}, {"tanggal_faskes", "20-11-2026"}};
        made.person.specific = {{"keperluan", "cuci darah"}};
        return made;
    }
    Result<Receipt> try_receive(NewRequest const& wish) {
        return write([&](db::Tx& tx) { return receive(tx, desk(), counter, wish); });
    }
    RequestId received(NewRequest const& wish = wishes()) { return try_receive(wish).value().request.id; }
    Result<Request> does(Officer const& by, RequestId id, Deed deed, Wish const& wish = {}) {
        return write([&](db::Tx& tx) { return act(tx, desk(), by, id, deed, wish); });
    }
    void papers_come(RequestId id) {
        auto const kind = stands(id).kind;
        for (auto const& wanted : kind_called(kind).papers)
            ASSERT_TRUE(write([&](db::Tx& tx) {
                return attach(tx, desk(), counter, id,
                              {.code = wanted.code,
                               .digest = std::string(64, 'a'),
                               .file_name = "ktp.jpg",
                               .type = "image/jpeg",
                               .bytes = 9});
            }));
    }
    std::vector<store::CheckRow> all_met(std::string const& kind) {
        std::vector<store::CheckRow> checks;
        for (auto const& one : kind_called(kind).checks) checks.push_back({.code = one.code, .is_met = true});
        return checks;
    }
    Kind kind_called(std::string const& code) {
        return db().read([&](db::Tx& tx) { return kind_of(tx, code).value(); });
    }
    Request stands(RequestId id) {
        return db().read([&](db::Tx& tx) { return store::get_plain(tx, id).value(); });
    }
    /// Up to the initials.
    RequestId initialled(NewRequest const& wish = wishes()) {
        auto const id = received(wish);
        papers_come(id);
        EXPECT_EQ(no(does(desk_officer, id, Deed::checked, {.checks = all_met(wish.kind)})), "");
        EXPECT_EQ(no(does(kabid, id, Deed::initialled)), "");
        return id;
    }
    Result<Letter> try_number(RequestId id, std::string outside = {}) {
        return write([&](db::Tx& tx) { return number(tx, desk(), desk_officer, id, {.outside_number = outside}); });
    }
    Result<Letter> try_sign(LetterId id) {
        return write([&](db::Tx& tx) {
            return sign(tx, desk(), desk_officer, id, {.way = Signing::paper, .scan = std::string(64, 'b')});
        });
    }
    Letter signed_letter(NewRequest const& wish = wishes()) {
        return try_sign(try_number(initialled(wish)).value().id).value();
    }
};

}  // namespace sinergi::requests::testing
