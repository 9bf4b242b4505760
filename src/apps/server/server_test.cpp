#include "plumbing/db/migrate.hpp"
#include "plumbing/json/golden.hpp"
#include "server/operation.hpp"
#include "server/serve.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace sinergi::apps {
namespace {

namespace fs = std::filesystem;

class Server : public testing::Test {
protected:
    void SetUp() override {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    [[nodiscard]] Place place(std::string const& name) const { return {.data = folder_ / name, .db = {}}; }
    static NodeSettings kuningan() {
        return {.area = "3208", .name = "Dinas Sosial Kabupaten Kuningan", .zone = "WIB", .help = {}};
    }

    fs::path folder_ = fs::temp_directory_path() / ("sinergi_server_test_" + std::to_string(::getpid()));
};

TEST_F(Server, TellsTheSameOpenApiDocumentThatTheWebAppWasBuiltFrom) {
    found(place("office"), kuningan());
    Node node(place("office"));
    json::testing::expect_golden("openapi", openapi_document(node));
}

TEST_F(Server, IsNoOfficeUntilItIsFounded) {
    EXPECT_THROW(Node{place("nothing")}, Fault);
    EXPECT_FALSE(fs::exists(folder_ / "nothing"));
}

TEST_F(Server, FoundingTwiceKeepsTheSecret) {
    found(place("office"), kuningan());
    auto const secret = Node(place("office")).office.secret;
    found(place("office"), kuningan());
    EXPECT_EQ(Node(place("office")).office.secret, secret);
    EXPECT_EQ(secret.size(), 32U);
}

TEST_F(Server, RefusesASchemaItDoesNotKnow) {
    found(place("office"), kuningan());
    {
        auto const database = db::Database::open(place("office").database());
        database->script(
            "UPDATE schema_migration SET number = 9999 WHERE number = (SELECT max(number) FROM schema_migration)");
    }
    EXPECT_THROW(Node{place("office")}, Fault);
}

TEST_F(Server, ABackupIsRestoredWholeAndProvesItself) {
    found(place("office"), kuningan());
    std::string photo;
    {
        Node const node(place("office"));
        photo = node.files.put("a photo's bytes");
    }
    auto const made = backup(place("office"), folder_ / "copy");
    EXPECT_GE(made.files, 4);
    auto const back = restore(folder_ / "copy", place("again"));
    EXPECT_EQ(back.files, made.files);
    Node const node(place("again"));
    EXPECT_EQ(node.files.get(photo).value(), "a photo's bytes");
    EXPECT_EQ(node.office.secret, Node(place("office")).office.secret);
}

TEST_F(Server, ADamagedBackupIsRefusedBeforeAnythingIsWritten) {
    found(place("office"), kuningan());
    (void)backup(place("office"), folder_ / "copy");
    std::ofstream(folder_ / "copy" / "secret", std::ios::app) << "x";
    EXPECT_THROW((void)restore(folder_ / "copy", place("again")), Fault);
    EXPECT_FALSE(fs::exists(place("again").data / "node.json"));
}

TEST_F(Server, ABackupIsNeverWrittenOverAnother) {
    found(place("office"), kuningan());
    (void)backup(place("office"), folder_ / "copy");
    EXPECT_THROW((void)backup(place("office"), folder_ / "copy"), Fault);
    EXPECT_THROW((void)restore(folder_ / "copy", place("office")), Fault);
}

}  // namespace
}  // namespace sinergi::apps
