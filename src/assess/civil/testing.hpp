#pragma once
// A made-up office with a check, and a civil registry that is played. Nobody here is real.

#include "civil/api.hpp"
#include "plumbing/http/http.hpp"
#include "plumbing/locale/locale.hpp"
#include "regions/actions.hpp"
#include "registry/testing.hpp"

#include <filesystem>
#include <map>
#include <mutex>

namespace sinergi::civil::testing {

using namespace registry::testing;

/// A civil registry on the loopback: knows what it is told, counts what it is asked.
class PlayedRegistry {
public:
    std::map<std::string, Answer> answers;
    std::string secret = "rahasia";
    int asked = 0;
    int silent_after = 1'000'000;  // questions, then it fails

    PlayedRegistry() {
        router_.add_raw(http::Method::post, "/padan", {.summary = "x", .tag = "x"}, [this](http::Call const& call) {
            std::scoped_lock const lock(lock_);
            if (call.header("authorization") != "Bearer " + secret) return http::Reply{.status = 401};
            if (asked++ >= silent_after) return http::Reply{.status = 503};
            auto const question = json::read<ServiceQuestion>(call.body);
            if (!question) return http::Reply{.status = 400};
            ServiceAnswer said;
            for (auto const& one : question->persons)
                if (auto const found = answers.find(one.nik); found != answers.end())
                    said.answers.push_back(found->second);
            return http::Reply{.body = json::write(said)};
        });
        server_ = http::Server::start({.listen = "127.0.0.1:0"}, router_, [] { return Moment{0}; });
    }
    ~PlayedRegistry() { server_->stop(); }
    PlayedRegistry(PlayedRegistry const&) = delete;
    PlayedRegistry& operator=(PlayedRegistry const&) = delete;
    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(server_->port()) + "/padan"; }

private:
    std::mutex lock_;
    http::Router router_;
    std::unique_ptr<http::Server> server_;
};

struct CivilTest : RegistryTest {
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("sinergi-civil-" + std::to_string(::getpid()));
    std::unique_ptr<regions::Areas> areas;
    std::unique_ptr<registry::Known> known;
    std::unique_ptr<lists::Vault> vault;
    std::unique_ptr<House> house;
    std::unique_ptr<jobs::Runner> runner;
    Officer by = officer(Role::back_office), other = officer(Role::supervisor);

    void SetUp() override {
        std::filesystem::remove_all(folder);
        regions::load(db(), clock.now());
        areas = std::make_unique<regions::Areas>(db());
        known = std::make_unique<registry::Known>(db());
        known->build([] { return false; });
        vault = std::make_unique<lists::Vault>(folder);
        house = std::make_unique<House>(House{
            office, *doors, *known, *areas, *vault, &connect, [](std::string_view key, std::string_view language) {
                return std::string(locale::pattern(key, locale::language_of(language)));
            }});
        runner = std::make_unique<jobs::Runner>(db(), clock, ids);
        runner->on(std::string(job_kind), [&](jobs::JobContext& job) { return work(*house, job); });
        by.id = add("euis", Role::back_office);
        other.id = add("dedi", Role::supervisor);
    }
    void TearDown() override {
        settle();
        std::filesystem::remove_all(folder);
    }
    void work_all() {
        while (runner->work_once()) {
        }
    }
    RunRow run(RunId id) { return find(*house, by, id).value(); }
    RunCounts counts(RunId id) { return json::read<RunCounts>(run(id).counts).value(); }
    RunId begun(RunWish wish = {.area = region("3208")}) {
        auto const made = begin(*house, by, wish, clock.now());
        EXPECT_EQ(no(made), "");
        work_all();
        return made->id;
    }
    /// An answer file by hand: rows below the headings of the request.
    RunId answered(RunId id, std::string const& rows) {
        auto const taken = take_answers(
            *house, by, id, "jawaban.csv",
            "nik,hasil,nama_dukcapil,tgl_lahir_dukcapil,nama_ibu_dukcapil,sebab,keterangan\n" + rows, clock.now());
        EXPECT_EQ(no(taken), "");
        work_all();
        return id;
    }
    std::optional<Entry> entry(registry::PersonId id) {
        return db().read([&](db::Tx& tx) { return store::find_entry(tx, id); });
    }
    registry::Person person(registry::FamilyId family, std::size_t at) { return members(family).at(at); }
    /// How many rows a statement of the test counts.
    std::int64_t count(std::string_view sql) {
        settle();
        return db().read(
            [&](db::Tx& tx) { return tx.find<std::int64_t>(db::Statement{"test.count", sql, sql, {}}).value_or(-1); });
    }
    auto erases(registry::PersonId who, std::optional<Officer> const& officer) {
        return write([&](db::Tx& tx) { return erase(tx, office, officer, {who, "Permintaan"}, clock.now()); });
    }
    store::Kept looks(registry::PersonId who) {
        return write([&](db::Tx& tx) { return look_erasable(tx, office, officer(Role::dpo), who, clock.now()); })
            .value()
            .kept;
    }
    template <class F>
    auto deed(F&& does) {
        return write([&](db::Tx& tx) { return does(tx, desk()); });
    }
};

}  // namespace sinergi::civil::testing
