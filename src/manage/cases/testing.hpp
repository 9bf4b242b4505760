#pragma once
// Made-up offices that share cases, and letters handed over by hand, for the tests of this house. Nobody here is real.

#include "access/directory.hpp"
#include "access/testing.hpp"
#include "agreements/testing.hpp"
#include "cases/actions.hpp"

#include <deque>
#include <map>

namespace sinergi::cases::testing {

using access::AccountId;
using access::Officer;
using access::Role;
using access::UnitId;
using access::testing::day;
using access::testing::noon;  // Sunday, 22 November 2026, 12.00 WIB
using access::testing::region;

inline constexpr char const* sindangjawa = "3208012001";
inline constexpr char const* windujanten = "3208011002";

/// The key of a refusal, or "" when it was granted.
template <class T>
std::string_view no(Result<T> const& said) {
    return said ? std::string_view{} : said.error().key;
}

/// Letters on their way, in order by (from, to).
struct Mail {
    std::map<std::pair<std::string, std::string>, std::deque<Arrived>> ways;
    std::vector<Letter> all;  // every letter ever sent
    std::map<std::string, Moment> clocks;
};
struct MailCourier final : Courier {
    MailCourier(Mail& m, std::string code) : mail(m), own_code(std::move(code)) {}
    void send(db::Tx&, Letter const& letter) override { waiting.push_back(letter); }
    bool knows(db::Tx&, std::string_view node) override { return known.contains(std::string(node)); }
    [[nodiscard]] std::string own() const override { return own_code; }
    /// Only what was committed leaves.
    void post(Moment now) {
        for (auto& letter : waiting) {
            mail.all.push_back(letter);
            mail.ways[{own_code, letter.to_node}].push_back(
                {own_code, letter.kind, letter.stream, letter.payload, now, letter.agreement});
        }
        waiting.clear();
    }
    Mail& mail;
    std::string own_code;
    std::map<std::string, bool> known;
    std::vector<Letter> waiting;
};

inline access::AccountWish account_wish(Role role, std::string const& area) {
    return {.name = access::PersonName::parse("Sari Contoh").value(),
            .role = role,
            .area = area.empty() ? RegionCode{} : region(area),
            .decree = access::DecreeNumber::parse("SK 800/12/2026").value(),
            .decree_ends = day("2027-12-31")};
}

/// One office with its database.
struct NodeOffice {
    NodeOffice(Mail& mail, db::Engine engine, std::string_view area, std::string name)
        : fresh(engine, db::migrations()),
          office{.db = fresh.db(),
                 .clock = clock,
                 .ids = ids,
                 .area = area.empty() ? RegionCode{} : region(area),
                 .name = std::move(name),
                 .secret = std::string(32, area.empty() ? 'p' : area.back())},
          courier(mail, agreements::node_of(office.area)) {}
    NodeOffice(NodeOffice const&) = delete;

    Desk desk() { return {office, clocks, calendar, courier, clock.now()}; }
    template <class F>
    auto write(F&& deed) {
        courier.waiting.clear();
        auto out = fresh.db().write([&](db::Tx& tx) {
            courier.waiting.clear();
            return deed(tx);
        });
        if (!out) courier.waiting.clear();
        courier.post(clock.now());
        return out;
    }
    template <class F>
    auto read(F&& question) {
        return fresh.db().read(std::forward<F>(question));
    }
    Officer hire(std::string_view account, Role role, UnitId unit = {}, std::string_view area = "") {
        static std::string const hash = crypto::hash_password(access::testing::good_password);
        auto wish = account_wish(role, area.empty() ? office.area.text() : std::string(area));
        wish.unit = unit;
        auto const keys =
            access::permit(access::Act::manage_accounts, access::founder(office.area), office.area, "uji");
        auto const id = write([&](db::Tx& tx) {
                            return access::add_account(tx, office, *keys, access::AccountName::parse(account).value(),
                                                       wish, hash, clock.now());
                        }).value();
        return read([&](db::Tx& tx) { return access::find_officer(tx, id).value(); });
    }
    Case stands(CaseId id) {
        return read([&](db::Tx& tx) { return store::get_plain(tx, id).value(); });
    }
    std::optional<Case> named(Case const& c) {
        return read([&](db::Tx& tx) { return store::find_named(tx, c.origin_node, c.origin_id); });
    }
    std::vector<store::EntryRow> entries(CaseId id) {
        return read([&](db::Tx& tx) { return store::entries(tx, id); });
    }
    std::vector<std::string> kinds(CaseId id) {
        std::vector<std::string> out;
        for (auto const& entry : entries(id)) out.push_back(entry.kind);
        return out;
    }
    std::vector<Assignment> assignments(CaseId id) {
        return read([&](db::Tx& tx) { return store::assignments(tx, id); });
    }
    std::vector<store::PersonRow> persons(CaseId id) {
        return read([&](db::Tx& tx) { return store::persons(tx, id); });
    }
    Result<Outcome> enters(Officer const& by, CaseId id, std::string kind, std::string body) {
        return write([&](db::Tx& tx) { return enter(tx, desk(), by, id, {.kind = kind, .body = body, .papers = {}}); });
    }
    Result<Outcome> decides(Officer const& by, CaseId id, ApprovalId approval, Verdict verdict = Verdict::approve) {
        return write([&](db::Tx& tx) {
            return decide(tx, desk(), by, id, approval, verdict, verdict == Verdict::approve ? "" : "belum cukup");
        });
    }
    Result<Outcome> asks(Officer const& by, CaseId id, Ask const& wish) {
        return write([&](db::Tx& tx) { return ask(tx, desk(), by, id, wish); });
    }
    Result<Case> replies(Officer const& by, CaseId id, AssignmentId to, Reply what, std::string const& text = "") {
        return write([&](db::Tx& tx) { return reply(tx, desk(), by, id, to, what, text); });
    }

    db::testing::Fresh fresh;
    TestClock clock{noon};
    IdMaker ids;
    access::Office office;
    Clocks clocks{};
    calendar::Calendar calendar{};
    MailCourier courier;
};

/// An old sick man at the market: what most tests are about.
inline NewCase old_man(std::string_view where = sindangjawa) {
    NewCase wish;
    wish.is_managed = true;
    wish.region = region(where);
    wish.need = "Lansia sakit tidur di pasar, tanpa keluarga";
    wish.types = {"lansia_telantar", "gelandangan"};
    NewPerson man;
    man.name = "Sarmin Contoh";
    man.identity = Identity::known;
    man.sex = "L";
    man.nik = Nik::parse("3208011005509001").value();
    man.born_on = day("1950-05-10");
    man.phone = "+6281200000009";
    man.address = "Dusun Contoh RT 01";
    wish.persons = {man};
    return wish;
}

}  // namespace sinergi::cases::testing
