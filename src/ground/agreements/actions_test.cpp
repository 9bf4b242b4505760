#include "agreements/actions.hpp"

#include "access/directory.hpp"
#include "agreements/store.hpp"
#include "agreements/store_sql.hpp"
#include "agreements/testing.hpp"
#include "agreements/trace.hpp"
#include "plumbing/notices/notices.hpp"

namespace sinergi::agreements {
namespace {

using testing::day;
using testing::Ear;
using testing::terms;

std::string_view no(auto const& said) { return said ? std::string_view{} : said.error().key; }

/// Kuningan's node, and the ministry's beside it on a database of the same engine.
struct Agreements : access::testing::OfficeTest {
    Ear ear, their_ear;
    db::testing::Fresh other{GetParam(), db::migrations()};
    IdMaker their_ids{1};
    access::Office ministry{.db = other.db(),
                            .clock = clock,
                            .ids = their_ids,
                            .area = {},
                            .name = "Kementerian Sosial",
                            .secret = std::string(32, 't')};
    access::Officer head = here(access::Role::head);
    access::Officer director = there();

    access::Officer here(access::Role role) {
        return {.id = access::AccountId(7),
                .name = "Asep",
                .role = role,
                .area = office.area,
                .acts = access::acts_of(role)};
    }
    static access::Officer there() {
        return {.id = access::AccountId(8),
                .name = "Dewi",
                .role = access::Role::head,
                .area = {},
                .acts = access::acts_of(access::Role::head)};
    }
    Desk desk() { return {office, clock.now(), &ear}; }
    Desk their_desk() { return {ministry, clock.now(), &their_ear}; }
    template <class F>
    auto there_write(F&& deed) {
        return other.db().write(std::forward<F>(deed));
    }
    Agreement drafted() {
        return write([&](db::Tx& tx) { return create(tx, desk(), head, terms(), {}); }).value();
    }
    Done scan(AgreementId id) {
        return write([&](db::Tx& tx) {
            return add_paper(tx, desk(), head, id,
                             {std::string(64, 'a'), PaperKind::signed_file, "pks.pdf", "application/pdf", 9});
        });
    }
    Result<Agreement> signed_here(AgreementId id) {
        return write([&](db::Tx& tx) { return sign(tx, desk(), head, id, get(tx, id)->version); });
    }
    /// Carries what was told, in order, both ways.
    void carry() {
        for (auto const& one : std::exchange(ear.heard, {}))
            EXPECT_TRUE(
                there_write([&](db::Tx& tx) { return take_news(tx, their_desk(), "3208", one.kind, one.json); }));
        for (auto const& one : std::exchange(their_ear.heard, {}))
            EXPECT_TRUE(write([&](db::Tx& tx) { return take_news(tx, desk(), "pusat", one.kind, one.json); }));
    }
    Agreement at(AgreementId id) {
        return db().read([&](db::Tx& tx) { return get(tx, id).value(); });
    }
    Agreement there_at(std::string const& name) {
        return other.db().read([&](db::Tx& tx) { return find_named(tx, name).value(); });
    }
    Ground ground(Urgency urgency = Urgency::ordinary) {
        return db().read(
            [&](db::Tx& tx) { return ground_between(tx, "3208", "pusat", date_in(Zone::WIB, clock.now()), urgency); });
    }
    std::vector<std::string> notices() {
        std::vector<std::string> topics;
        for (auto const& one : db().read([](db::Tx& tx) { return notices::after(tx, 0, 1000); }))
            topics.push_back(one.topic);
        return topics;
    }
};
SINERGI_ON_BOTH_ENGINES(Agreements);

TEST_P(Agreements, EveryStatementIsUnderstoodAndWalksAnIndex) {
    for (auto const& plan : db::testing::prepare_all(db(), sql::all))
        // What is in force is a few; the list shows them all, newest first.
        EXPECT_TRUE(plan.name == "agreements.list" || plan.name == "agreements.over" || !plan.is_scan())
            << plan.name << "\n"
            << plan.text;
}

TEST_P(Agreements, WhatGoesInComesOut) {
    auto const made = write([&](db::Tx& tx) {
                          return create(tx, desk(), head, terms(),
                                        {{Side::first, "Rina", "Kepala bidang", "+622325550001", "", true}});
                      }).value();
    auto const kept = at(made.id);
    EXPECT_EQ(kept.terms, terms());
    EXPECT_EQ(kept.contacts, made.contacts);
    EXPECT_EQ(kept.state, State::draft);
    EXPECT_EQ(kept.name(), "3208/" + made.id.text());
    EXPECT_EQ(db().read([&](db::Tx& tx) { return find_named(tx, kept.name())->id; }), made.id);
    EXPECT_EQ(db().read([](db::Tx& tx) { return find_between(tx, "pusat", "3208").size(); }), 1U);
    EXPECT_EQ(db().read([](db::Tx& tx) { return find_between(tx, "pusat", "3209").size(); }), 0U);
}

TEST_P(Agreements, OnlyAManagerOfAPartyWritesOne) {
    auto const clerk = here(access::Role::back_office);
    EXPECT_EQ(no(write([&](db::Tx& tx) { return create(tx, desk(), clerk, terms(), {}); })), "access.act_not_allowed");
    auto foreign = terms();
    foreign.party_first = "3209";
    EXPECT_EQ(no(write([&](db::Tx& tx) { return create(tx, desk(), head, foreign, {}); })), "agreements.not_ours");
}

TEST_P(Agreements, HoldsOnceBothSidesConfirmedWhatIsOnPaper) {
    auto const id = drafted().id;
    EXPECT_EQ(no(signed_here(id)), "agreements.file_missing");
    ASSERT_TRUE(scan(id));
    ASSERT_TRUE(signed_here(id));
    EXPECT_EQ(at(id).state, State::draft) << "the other side has not said so";
    EXPECT_TRUE(ground().is_flagged);
    carry();
    auto const theirs = there_at("3208/" + id.text());
    EXPECT_EQ(theirs.state, State::draft);
    EXPECT_EQ(theirs.signed_file, std::string(64, 'a'));
    ASSERT_TRUE(there_write([&](db::Tx& tx) { return sign(tx, their_desk(), director, theirs.id, theirs.version); }));
    carry();
    EXPECT_EQ(at(id).state, State::in_force);
    EXPECT_EQ(there_at("3208/" + id.text()).state, State::in_force);
    EXPECT_EQ(ground().by, By::agreement);
    EXPECT_EQ(ground(Urgency::emergency).answer_hours, 6);
    EXPECT_EQ(no(write([&](db::Tx& tx) { return change(tx, desk(), head, id, terms(), at(id).version); })),
              "agreements.already_signed");
    EXPECT_EQ(no(scan(id)), "agreements.file_fixed");
}

TEST_P(Agreements, TheOtherSideMayProposeOtherTermsAndThenOurWordIsAskedAnew) {
    auto const id = drafted().id;
    ASSERT_TRUE(scan(id));
    ASSERT_TRUE(signed_here(id));
    carry();
    auto theirs = there_at("3208/" + id.text());
    auto wider = theirs.terms;
    wider.fields.add(Field::health);
    ASSERT_TRUE(
        there_write([&](db::Tx& tx) { return change(tx, their_desk(), director, theirs.id, wider, theirs.version); }));
    carry();
    EXPECT_TRUE(at(id).terms.fields.has(Field::health));
    EXPECT_EQ(at(id).confirmed_first.terms_version, 0);
    EXPECT_TRUE(signed_here(id));
}

TEST_P(Agreements, AVersionSomebodyElseChangedIsAConflict) {
    auto const made = drafted();
    ASSERT_TRUE(write([&](db::Tx& tx) { return change(tx, desk(), head, made.id, terms(), made.version); }));
    EXPECT_EQ(no(write([&](db::Tx& tx) { return change(tx, desk(), head, made.id, terms(), made.version); })),
              "agreements.changed_meanwhile");
}

TEST_P(Agreements, EachSideMarksItsOwnPartOfThePlanAndBothSeeIt) {
    auto const id = drafted().id;
    auto const wish = [](char const* first, char const* second) {
        return NewPlanItem{.year = 2026,
                           .action = Line<3, 500>::parse("Asesmen bersama tiap triwulan").value(),
                           .owner_first = Line<0, 200>::parse(first).value(),
                           .owner_second = Line<0, 200>::parse(second).value(),
                           .due = day("2026-12-01")};
    };
    auto const both =
        write([&](db::Tx& tx) { return add_item(tx, desk(), head, id, wish("Rehsos", "Sentra")); }).value();
    auto const alone = write([&](db::Tx& tx) { return add_item(tx, desk(), head, id, wish("Rehsos", "")); }).value();
    carry();
    auto const theirs = there_at("3208/" + id.text());
    auto const plan = other.db().read([&](db::Tx& tx) { return plan_of(tx, theirs.id); });
    ASSERT_EQ(plan.size(), 2U);
    auto const mark = [&](PlanItemId item) {
        return there_write([&](db::Tx& tx) {
            return mark_item(tx, their_desk(), director, theirs.id, {item, 1}, {day("2026-11-20"), "Sudah", ""});
        });
    };
    EXPECT_EQ(no(mark(plan[1].id)), "agreements.no_part_of_ours");
    ASSERT_TRUE(mark(plan[0].id));
    EXPECT_EQ(no(there_write([&](db::Tx& tx) {
                  return change_item(tx, their_desk(), director, theirs.id, {plan[0].id, 2}, wish("A", "B"));
              })),
              "agreements.item_not_ours");
    carry();
    auto const ours = db().read([&](db::Tx& tx) { return plan_of(tx, id); });
    EXPECT_EQ(ours[0].second.done_on, day("2026-11-20"));
    EXPECT_FALSE(ours[0].is_done());
    // The partner's word made it a new version here: whoever saw the one before is told.
    EXPECT_EQ(ours[0].version, 2);
    auto const mark_ours = [&](std::int64_t version) {
        return write([&](db::Tx& tx) {
            return mark_item(tx, desk(), head, id, {both.id, version}, {day("2026-11-21"), "", ""});
        });
    };
    auto const late = mark_ours(1);
    ASSERT_EQ(no(late), "agreements.item_changed");
    EXPECT_EQ(late.error().about, "2");
    ASSERT_TRUE(mark_ours(2));
    EXPECT_EQ(no(write([&](db::Tx& tx) { return withdraw_item(tx, desk(), head, id, {both.id, 3}); })),
              "agreements.item_done");
    EXPECT_EQ(no(write([&](db::Tx& tx) { return withdraw_item(tx, desk(), head, id, {alone.id, 9}); })),
              "agreements.item_changed");
    EXPECT_EQ(no(write([&](db::Tx& tx) { return change_item(tx, desk(), head, id, {alone.id, 0}, wish("A", "")); })),
              "agreements.item_changed");
    // Told again without a change it is no new version.
    EXPECT_TRUE(write([&](db::Tx& tx) { return withdraw_item(tx, desk(), head, id, {alone.id, 1}); }));
    carry();
    EXPECT_TRUE(other.db().read([&](db::Tx& tx) { return plan_of(tx, theirs.id); })[0].is_done());
}

TEST_P(Agreements, MinutesAreAddedAndSeenByBoth) {
    auto const id = drafted().id;
    auto const add = [&](Date on, std::string const& file = "") {
        return write([&](db::Tx& tx) {
            return add_evaluation(tx, desk(), head, id, on, Line<3, 200>::parse("Evaluasi triwulan").value(),
                                  Text<0, 20000>::parse("NIK 3208010101709001 dibahas").value(), file);
        });
    };
    EXPECT_EQ(no(add(day("2026-11-23"))), "agreements.done_in_future");
    EXPECT_EQ(no(add(day("2026-11-22"), std::string(64, 'f'))), "agreements.paper_unknown");
    auto const made = add(day("2026-11-22"));
    ASSERT_TRUE(made);
    EXPECT_EQ(made->minutes.find("3208010101709001"), std::string::npos) << "no NIK in free text";
    carry();
    auto const theirs = there_at("3208/" + id.text());
    EXPECT_EQ(other.db().read([&](db::Tx& tx) { return evaluations_of(tx, theirs.id).size(); }), 1U);
}

TEST_P(Agreements, AnOldOrRepeatedSnapshotChangesNothing) {
    auto const id = drafted().id;
    auto const first = ear.heard.at(0);
    ASSERT_TRUE(scan(id));
    carry();
    auto const before = there_at("3208/" + id.text());
    ASSERT_TRUE(there_write([&](db::Tx& tx) { return take_news(tx, their_desk(), "3208", first.kind, first.json); }));
    auto const after = there_at("3208/" + id.text());
    EXPECT_EQ(after.version, before.version);
    EXPECT_EQ(after.signed_file, before.signed_file);
}

TEST_P(Agreements, RubbishAndStrangersAreRefused) {
    drafted();
    auto const news = ear.heard.at(0);
    auto const take = [&](std::string_view who, std::string_view kind, std::string_view json) {
        return there_write([&](db::Tx& tx) { return take_news(tx, their_desk(), who, kind, json); });
    };
    EXPECT_EQ(no(take("3208", "case.asked", news.json)), "agreements.news_malformed");
    EXPECT_EQ(no(take("3208", news.kind, "{}")), "agreements.news_malformed");
    EXPECT_EQ(no(take("3208", news.kind, news.json.substr(0, 100))), "agreements.news_malformed");
    EXPECT_EQ(no(take("3209", news.kind, news.json)), "agreements.news_not_party");
}

TEST_P(Agreements, SixtyDaysBeforeItsEndBothAreWarnedOnceAndThenItIsOver) {
    auto laid = Snapshot{.agreement = testing::agreement(), .plan = {}, .evaluations = {}};
    laid.agreement.id = {};
    clock.set(start_of(day("2026-10-31"), Zone::WIB));
    auto const id = write([&](db::Tx& tx) -> Result<AgreementId> { return lay_down(tx, desk(), laid); }).value();
    auto const tick = [&] {
        return write([&](db::Tx& tx) -> Result<std::int64_t> { return tend(tx, desk()); }).value();
    };
    EXPECT_EQ(tick(), 0) << "sixty-one days before";
    clock.set(start_of(day("2026-11-01"), Zone::WIB));
    EXPECT_EQ(tick(), 1);
    EXPECT_EQ(tick(), 0) << "once";
    clock.set(start_of(day("2027-01-01"), Zone::WIB));
    EXPECT_EQ(at(id).state, State::in_force) << "nobody has looked yet";
    EXPECT_TRUE(ground().is_flagged) << "the ground does not wait for anybody to look";
    EXPECT_EQ(tick(), 1);
    EXPECT_EQ(at(id).state, State::ended);
    auto const told = notices();
    EXPECT_EQ(std::ranges::count(told, "agreements.ending"), 1);
    EXPECT_EQ(std::ranges::count(told, "agreements.ended"), 1);
}

TEST_P(Agreements, EndedEarlyTheExchangeFallsBackAtOnce) {
    auto laid = Snapshot{.agreement = testing::agreement(), .plan = {}, .evaluations = {}};
    laid.agreement.id = {};
    auto const id = write([&](db::Tx& tx) -> Result<AgreementId> { return lay_down(tx, desk(), laid); }).value();
    EXPECT_FALSE(ground().is_flagged);
    auto const why = Line<5, 500>::parse("Diganti perjanjian baru").value();
    EXPECT_EQ(no(write([&](db::Tx& tx) { return end(tx, desk(), head, id, day("2026-11-21"), why); })),
              "agreements.end_in_past");
    ASSERT_TRUE(write([&](db::Tx& tx) { return end(tx, desk(), head, id, day("2026-11-22"), why); }));
    EXPECT_TRUE(ground().is_flagged);
    EXPECT_FALSE(ground(Urgency::emergency).fields.is_empty());
    auto const said = write([&](db::Tx& tx) { return end(tx, desk(), head, id, day("2026-11-22"), why); });
    EXPECT_EQ(no(said), "agreements.over");
}

TEST_P(Agreements, EveryDeedHasItsLineItsNoticeAndItsWordToThePartner) {
    auto const id = drafted().id;
    ASSERT_TRUE(scan(id));
    ASSERT_TRUE(signed_here(id));
    EXPECT_EQ(lines_of("agreements.created"), 1);
    EXPECT_EQ(lines_of("agreements.signed"), 1);
    auto const told = notices();
    EXPECT_EQ(std::ranges::count(told, "agreements.signed"), 1);
    ASSERT_EQ(ear.heard.size(), 3U);
    EXPECT_EQ(ear.heard[2].to, "pusat");
    EXPECT_EQ(ear.heard[2].stream, "agreement:3208/" + id.text());
    EXPECT_EQ(ear.heard[2].papers, std::vector<std::string>{std::string(64, 'a')});
}

}  // namespace
}  // namespace sinergi::agreements
