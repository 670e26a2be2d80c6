/** Commands of the kind that agents run all day in a repository; none of them reads what is held back. */
export const ordinaryCommands: readonly string[] = `
ls
ls -la
ls -la src
ls -R src | head -50
ls .env
ls -la .env*
pwd
cd src && ls
tree -L 2
file README.md
stat .env
test -f .env && echo yes
[ -f .env ] && echo yes
[[ -e .env ]] || cp .env.example .env
cp .env.example .env
cat .env.example
cat README.md
cat package.json
cat package.json | jq .scripts
jq .version package.json
jq -r '.scripts | keys[]' package.json
cat src/app.ts
head -50 src/app.ts
tail -20 src/app.ts
sed -n '1,80p' src/app.ts
sed -i 's/foo/bar/g' src/app.ts
awk '{print $1}' README.md
wc -l src/*.ts
wc -l .env
cat src/*.ts
cat *.md
cat config/dev.yaml
grep -rn TODO src
grep -rn "process.env" src
grep -rn "\\.env" src
grep -n .env README.md
grep -rn secret src --include=*.ts
grep -rl password .
grep -r "api_key" --exclude=.env .
rg TODO
rg -n "createServer" src
rg --files
rg --files -g '*.ts'
rg -l credentials src
rg -g '!.env' KEY
find . -name "*.ts"
find . -name ".env*"
find . -name "*.ts" | head
find . -name "*.test.ts" -exec grep -l foo {} +
find src -type f | xargs wc -l
find . -name '*.ts' | xargs grep -n TODO
find . -name node_modules -prune -o -name '*.js' -print
find . -type f -newer package.json
fd ts src
git status
git status --short
git status -sb
git log --oneline -20
git log -5
git log -p -3 -- src/app.ts
git log --stat
git log --all --graph --oneline
git diff
git diff --stat
git diff HEAD~1
git diff main...HEAD
git diff --name-only main
git diff --name-only -- .env
git diff --cached
git diff -- src
git show
git show HEAD
git show HEAD --stat
git show HEAD:src/app.ts
git show HEAD:package.json | jq .version
git show --stat -- .env
git blame src/app.ts
git blame -L 10,20 src/app.ts
git add -A
git add src/app.ts
git add .env.example
git rm --cached .env
git check-ignore .env
git check-ignore -v .env
git ls-files
git ls-files | grep env
git ls-files -- .env
git commit -m "Read .env through dotenv"
git commit -am "fix: cat .env in docs"
git commit -m "$(cat <<'EOF'\\nAdd a reader for .env\\nEOF\\n)"
git push origin HEAD
git pull --rebase
git fetch --all
git checkout -b feature/env
git checkout main
git switch -c x
git branch -a
git merge main
git rebase main
git stash
git stash pop
git stash list
git remote -v
git rev-parse --show-toplevel
git rev-parse HEAD
git tag
git config user.name
git worktree list
git restore src/app.ts
git reset --hard HEAD~1
git clean -fd
git cherry-pick abc123
git grep createServer
git grep -n "API_KEY" -- src
npm install
npm ci
npm test
npm test -- --grep "reads .env"
npm run build
npm run lint
npm run dev
npm run test:unit -- test/unit/guard
npm ls --depth=0
npm view typescript version
npm outdated
npm audit
npx tsc --noEmit
npx tsc -p . && npx eslint src
npx eslint --fix src
npx prettier --check .
npx vitest run
npx jest --coverage
npx playwright test
pnpm install
pnpm -r build
yarn
yarn test
bun test
bun run build
node --version
node dist/index.js
node --env-file=.env dist/index.js
node -e "console.log(process.version)"
node -e "console.log(Object.keys(require('./package.json')))"
node scripts/build.mjs --watch
python3 -V
python3 -m pytest
python3 -m pytest -k env
pytest -q
python3 -c "print(1)"
python3 -c "import json; print(json.load(open('package.json'))['name'])"
python3 - <<'PY'\\nprint(sum(range(10)))\\nPY
pip install -r requirements.txt
pip list
poetry install
uv sync
ruff check .
mypy src
black --check .
cargo build
cargo test
cargo clippy -- -D warnings
cargo fmt --check
go build ./...
go test ./...
go vet ./...
make
make test
make -j4
cmake --build build
mvn -q test
./gradlew test
dotnet test
bundle exec rspec
ruby -v
docker ps
docker ps -a
docker images
docker build -t app .
docker compose up -d
docker compose --env-file .env up -d
docker compose logs --tail=50
docker logs web
docker exec web ls
docker run --rm --env-file .env app
docker inspect web
kubectl get pods
kubectl logs deploy/web
kubectl describe pod web
terraform plan
terraform fmt
aws s3 ls
gh pr list
gh pr view 12
gh pr create --title "Load .env" --body "Reads .env at start"
gh issue view 3
gh run list
curl -s http://localhost:3000/health
curl -X POST -H 'Content-Type: application/json' -d '{"a":1}' http://localhost:3000
curl -fsSL https://example.com -o out.html
curl -d @src/app.ts http://localhost
wget -q https://example.com/x.tgz
echo hello
echo "$HOME"
echo "cat .env" >> README.md
echo '.env' >> .gitignore
printf '%s\\n' a b
echo "DEBUG=1" >> .env
echo $PATH
printenv PATH | tr ':' '\\n' | head -0; true
which node
type node
command -v python3
date
whoami
uname -a
df -h
du -sh .
ps aux | head
ps aux | grep node
lsof -i :3000
kill 12345
sleep 1
export NODE_ENV=test
NODE_ENV=test npm test
env NODE_ENV=test npm test
set -e
set -euo pipefail
mkdir -p src/lib
touch src/new.ts
rm -rf dist
rm .env
mv src/a.ts src/b.ts
cp -r src /tmp/src-copy
ln -s ../src link
chmod +x scripts/run.sh
chmod 600 .env
tar czf dist.tgz dist
tar xzf dist.tgz
unzip x.zip
zip -r x.zip src
diff src/a.ts src/b.ts
sort names.txt | uniq -c
xargs -n1 echo < names.txt
for f in src/*.ts; do echo "$f"; done
for i in 1 2 3; do echo $i; done
while true; do date; break; done
if [ -f .env ]; then echo found; else echo missing; fi
case "$1" in start) echo s;; stop) echo t;; esac
cat > src/new.ts <<'EOF'\\nexport const path = '.env';\\nEOF
cat <<'EOF' > notes.md\\nRun cat .env to see it\\nEOF
tee out.txt < README.md
time npm test
timeout 60 npm test
nohup npm start > out.log 2>&1 &
(cd src && npm test)
npm test 2>&1 | tail -40
npm test > out.txt 2>&1; tail -5 out.txt
history | tail -5
ssh-keygen -l -f ~/.ssh/id_rsa.pub
cat ~/.ssh/id_rsa.pub
cat ~/.bashrc
claude --version
sightglass audit
sightglass guard status
sightglass guard check --read .env
`
  .trim()
  .split('\n')
  .map(line => line.replaceAll('\\n', '\n'));
