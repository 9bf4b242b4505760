#pragma once
// A made-up village with families to propose, for the tests of this house. Nobody here is real.

#include "proposals/actions.hpp"
#include "registry/testing.hpp"

namespace sinergi::proposals::testing {

using access::Officer;
using access::Role;
using access::testing::day;
using access::testing::region;
using registry::testing::kadugede;
using registry::testing::no;
using registry::testing::sindangjawa;

struct ProposalTest : registry::testing::RegistryTest {
    std::string const month = "2026-11";  // the clock stands at noon of 22 November 2026
    Officer village = officer(Role::village_operator, sindangjawa), other_village = other(Role::village_operator, 91),
            verifier = officer(Role::back_office), head = officer(Role::head);
    std::int64_t cards = 0;

    static Officer other(Role role, std::int64_t id, std::string_view area = kadugede) {
        auto out = officer(role, area);
        out.id = access::AccountId(id);
        return out;
    }
    Desk desk() { return {office, atlas, clock.now(), touched}; }

    /// A family of one, known by its card's last digits.
    registry::Family family(std::string_view name, std::string_view where = sindangjawa) {
        ++cards;
        registry::NewFamily wish;
        wish.region = region(where);
        wish.no_kk = "32080101011590" + std::to_string(10 + cards);
        wish.rt = "001";
        wish.rw = "002";
        wish.members = {registry::testing::told(std::string(name), "32080117088090" + std::to_string(10 + cards), "L",
                                                "1980-08-17", registry::relation_head)};
        wish.ground.on = day("2026-01-15");
        return made(wish);
    }
    Result<Roll> opens(std::string_view where = sindangjawa) {
        auto const by = officer(Role::village_operator, where);
        return write([&](db::Tx& tx) { return open_roll(tx, desk(), by, region(where), month); });
    }
    Result<Item> proposes(RollId roll, NewItem const& wish) {
        return write([&](db::Tx& tx) { return propose(tx, desk(), village, roll, wish); });
    }
    Result<Item> removes(RollId roll, registry::FamilyId of, std::string reason = "meninggal") {
        return proposes(roll, {.kind = Kind::removal, .family = of, .reason = std::move(reason)});
    }
    Result<PaperId> attaches(RollId roll, PaperKind kind, ItemId item = {}) {
        Paper paper{.item = item, .kind = kind, .digest = "d", .file_name = "a.pdf", .type = "application/pdf"};
        return write([&](db::Tx& tx) { return attach(tx, desk(), village, roll, paper); });
    }
    static Meeting musdes(std::vector<Exception> exceptions = {}) {
        return {.way = Way::meeting,
                .on = day("2026-11-10"),
                .place = "Balai desa",
                .words = "Daftar disepakati",
                .attended = 31,
                .exceptions = std::move(exceptions)};
    }
    Result<Roll> meets(RollId roll, Meeting const& meeting = musdes()) {
        return write([&](db::Tx& tx) { return meet(tx, desk(), village, roll, meeting, {}); });
    }
    /// Any deed of a roll by somebody.
    template <class F>
    Result<Roll> does(F deed, Officer const& by, RollId roll, std::string words = {}) {
        return write([&](db::Tx& tx) { return deed(tx, desk(), by, roll, Said{words, {}}); });
    }
    template <class F>
    Result<Item> does_item(F deed, Officer const& by, ItemId item, std::string words = {}) {
        return write([&](db::Tx& tx) { return deed(tx, desk(), by, item, Said{words, {}}); });
    }
    /// Meeting with minutes, sent.
    void sends(RollId roll) {
        EXPECT_EQ(no(meets(roll)), "");
        EXPECT_EQ(no(attaches(roll, PaperKind::minutes)), "");
        EXPECT_EQ(no(does(&send, village, roll)), "");
    }
    /// Draws, and finds every drawn family as it is said.
    void checks_all(RollId roll) {
        EXPECT_EQ(no(does(&draw, verifier, roll)), "");
        for (auto const& item : items(roll)) {
            if (!item.is_sampled || !is_alive(item.state)) continue;
            auto const found =
                write([&](db::Tx& tx) { return check(tx, desk(), verifier, item.id, Check::confirmed, {}); });
            EXPECT_EQ(no(found), "");
        }
    }
    RecapId recaps() {
        auto const made = write([&](db::Tx& tx) { return make_recap(tx, desk(), verifier, month); });
        EXPECT_EQ(no(made), "");
        return made ? made->id : RecapId{};
    }
    Result<Recap> signs(RecapId recap) {
        Signature const signature{.number = "400.9/12/SK/2026",
                                  .on = day("2026-11-20"),
                                  .scan = {.digest = "s", .file_name = "sk.pdf", .type = "application/pdf"}};
        return write([&](db::Tx& tx) { return sign(tx, desk(), verifier, recap, signature); });
    }
    /// The whole chain up to SIKS-NG.
    void endorses(RollId roll) {
        sends(roll);
        checks_all(roll);
        EXPECT_EQ(no(does(&verify, verifier, roll)), "");
        EXPECT_EQ(no(does(&approve, head, roll)), "");
        EXPECT_EQ(no(signs(recaps())), "");
    }
    Result<Item> enters(ItemId item) {
        return write([&](db::Tx& tx) { return proposals::enter(tx, desk(), verifier, item, day("2026-11-21"), {}); });
    }
    Result<Closed> comes_back(std::vector<std::string> numbers, Reach reach = Reach::whole,
                              std::string_view on = "2026-11-22") {
        Back const back{.on = day(on), .area = region("3208"), .reach = reach, .numbers = std::move(numbers)};
        return write([&](db::Tx& tx) { return arrived(tx, desk(), verifier, back); });
    }
    std::vector<Item> items(RollId roll) {
        return db().read([&](db::Tx& tx) { return store::items(tx, roll); });
    }
    Item stands(ItemId id) {
        for (auto const& one : items(roll_of(id)))
            if (one.id == id) return one;
        return {};
    }
    RollId roll_of(ItemId id) {
        auto const permit = access::permit(access::Act::see_registry, verifier, region("3208")).value();
        return db().read([&](db::Tx& tx) { return store::get_item(tx, permit, id).value().roll; });
    }
    Roll stands(RollId id) {
        auto const permit = access::permit(access::Act::see_registry, verifier, region("3208")).value();
        return db().read([&](db::Tx& tx) { return store::get_roll(tx, permit, id).value(); });
    }
};

}  // namespace sinergi::proposals::testing
