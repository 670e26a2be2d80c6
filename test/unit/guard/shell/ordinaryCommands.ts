/** Commands that agents run all day in a repository; none of them reads what is held back. */
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

/** The same from other ecosystems, and commands that look like an attempt to read but are not. */
export const moreOrdinaryCommands: readonly string[] = [
  'npm ci',
  'npm run build --workspace=packages/a',
  'npm install --save-dev sort less',
  'npx prettier --write .',
  'npx eslint . --fix',
  'npx tsc -p tsconfig.json --noEmit',
  'pnpm -r test',
  'yarn workspace a add react',
  'bun test src/app.test.ts',
  'node --test test/',
  'node --env-file=.env app.js',
  'node scripts/build.mjs --out dist',
  'docker compose up -d',
  'docker compose --env-file .env up -d',
  'docker build -t app:1 .',
  'docker run --rm -v "$PWD:/app" -w /app node:20 npm test',
  'docker exec web cat /etc/hostname',
  'kubectl apply -f deploy/b.yaml',
  'kubectl get pods -o wide',
  'helm upgrade --install a ./chart',
  'terraform plan -out plan.out',
  'ansible-playbook -i inventory site.yml',
  'cargo build --release',
  'cargo test -- --nocapture',
  'cargo clippy --all-targets',
  'go build ./...',
  'go test ./... -run TestA -v',
  'go mod tidy',
  'go vet ./...',
  'python3 -m pytest tests -q',
  'python3 -m venv .venv',
  'python3 -m pip install -r requirements.txt',
  'python3 -m http.server 8000',
  'python3 manage.py migrate',
  'python3 -c "import json,sys; print(json.load(sys.stdin)[\'a\'])" < package.json',
  'pip install -e .',
  'poetry run pytest',
  'uv run ruff check .',
  'bundle exec rspec spec/a_spec.rb',
  'rake db:migrate',
  'rails generate model User name:string',
  'mvn -q -DskipTests package',
  'gradle build',
  "./gradlew test --tests '*Foo*'",
  'dotnet build -c Release',
  'dotnet test --filter Name~Foo',
  'make -j4',
  'make test VERBOSE=1',
  'cmake -S . -B build -DCMAKE_BUILD_TYPE=Release',
  'ninja -C build',
  'meson setup build',
  'gcc -O2 -o a a.c',
  'swift build',
  'xcodebuild -scheme App build',
  'flutter pub get',
  'mix deps.get && mix test',
  'composer install',
  'php artisan migrate',
  'git status',
  'git add -A && git commit -m "Add config/prod handling and cat .env docs"',
  "git commit -m 'Do not read .env; use source .env.example'",
  'git checkout -b feature/x',
  'git checkout -- src/app.ts',
  'git restore --staged .',
  'git rm --cached .env',
  'git rebase -i main',
  'git push origin HEAD',
  'git log --oneline -20',
  'git diff --stat',
  'git stash push -m wip',
  'git worktree add ../wt main',
  'git clone https://github.com/a/b /tmp/b',
  'git config user.name me',
  'gh pr create --title \'Read .env lazily\' --body "cat .env is refused now"',
  'gh run list --limit 5',
  'gh issue view 12',
  'curl -s https://example.com/api | jq .data',
  'curl -X POST -H \'Content-Type: application/json\' -d \'{"a": "cat .env"}\' http://localhost:3000',
  'curl -fsSL https://example.com/install.sh -o /tmp/install.sh',
  'wget -q https://example.com/a.tgz',
  'tar xzf a.tgz -C /tmp',
  'unzip -o a.zip -d out',
  'cp .env.example .env',
  'cp -r template/. .',
  'cp -a src/. dist/',
  'mv a.txt b.txt',
  'rm -rf node_modules dist',
  'rm -rf .cache',
  'mkdir -p .claude/commands',
  'ls -la ~/.claude',
  'ls -la .env',
  'test -f .env && echo there',
  '[ -f .env ] || cp .env.example .env',
  'stat .env',
  'chmod 600 .env',
  'wc -l .env',
  'touch .env',
  "echo 'A=1' >> .env",
  "find . -name '*.ts' -not -path './node_modules/*' | xargs wc -l",
  "find . -type f -name '*.log' -delete",
  "find ~ -name '*.pyc' -delete",
  'find /tmp/cache -mtime +7 -delete',
  'grep -rn "process.env" src',
  "rg -n 'hooks' src",
  "sed -i 's/a/b/' src/app.ts",
  'awk \'{print $1 > "/tmp/o"}\' README.md',
  "jest -t 'reads a file'",
  'vitest run -t "source maps"',
  "playwright test --grep 'cat picture'",
  "psql -c 'select 1'",
  "sqlite3 dev.db '.tables'",
  'redis-cli ping',
  "ssh host 'uptime'",
  'rsync -a dist/ host:/srv/app/',
  'aws s3 cp dist s3://b/ --recursive',
  'code .',
  'open http://localhost:3000',
  'kill %1',
  "pkill -f 'node server.js'",
  'HOME=/tmp/h npm test',
  'XDG_CONFIG_HOME=/tmp npx foo',
  "claude -p 'review this'",
  "codex exec 'run tests'",
  'claude mcp list',
  'time npm run build',
  'watch -n1 date',
  "tmux new -d 'npm run dev'",
  'nohup npm run dev > dev.log 2>&1 &',
  "trap 'rm -f /tmp/x' EXIT",
  "alias ll='ls -la'",
  'export PATH="$HOME/.local/bin:$PATH"',
  "echo 'export PATH=$HOME/bin:$PATH' >> ~/.bashrc",
  'set -euo pipefail; npm test',
  'for f in src/*.ts; do wc -l "$f"; done',
  'while read -r l; do echo "$l"; done < package.json',
  'cat package.json | python3 -m json.tool',
  'bash scripts/build.sh',
  "sh -c 'echo $0 $1' a b",
  'brew install jq',
  'apt-get install -y less vim',
  'nix develop -c make',
  'direnv allow',
  'mise use node@20',
  'pre-commit run --all-files',
  'act -j test',
  'vercel env pull .env.local',
  'supabase start',
  'prisma migrate dev',
  'hugo server -D',
  'latexmk -pdf main.tex',
  'pandoc README.md -o out.html',
  'ffmpeg -i a.mp4 b.webm',
  'convert a.png b.jpg',
  'openssl rand -hex 16',
  "ssh-keygen -t ed25519 -f /tmp/k -N ''",
  'gpg --verify a.sig a',
  'htpasswd -nb a b',
  'date +%s',
  'sleep 5 && curl localhost:3000/health',
  'ps aux | grep node',
  'lsof -i :3000',
  'du -sh .',
  'df -h',
  'ls -la',
  'ls -a | head',
  'ls | grep src | xargs ls -l',
  'find . -type f | wc -l',
  "find . -type f -name '*.ts' | xargs wc -l",
  "find . -name '*.ts' -not -path './node_modules/*' -exec grep -l foo {} +",
  'find . -type d -name dist -exec rm -rf {} +',
  'find . -newer package.json -type f | head',
  'for f in src/*.ts; do echo "$f"; head -5 "$f"; done',
  'x() { echo hello "$1"; }; x .env',
  'build() { npm run build; }; build && npm test',
  'function deploy { echo deploying; }; deploy',
  "alias ll='ls -l'; ll",
  "alias gs='git status'; gs",
  'a=(one two three); echo "${a[@]}"',
  'arr=(src/app.ts README.x); for f in "${arr[@]}"; do wc -l "$f"; done',
  'declare -A m=([a]=1 [b]=2); echo "${m[a]}"',
  'export NODE_ENV=test; npm test',
  'export PATH="$PWD/node_modules/.bin:$PATH"',
  'local_var=1; echo ${local_var:-2}',
  'echo ${FOO:-.env}',
  'cp ${SRC:-src/app.ts} /tmp/x',
  'PORT=${PORT:-3000} npm start',
  "echo 'console.log(1)' | node",
  "echo 'print(1)' | python3",
  'echo "select 1" | psql',
  'echo \'{"a":1}\' | jq .a',
  "printf 'a\\nb\\n' | sort | uniq -c",
  'printf \'%s\\n\' "$HOME" | cat',
  'printf "%s=%s\\n" key value >> notes.txt',
  'cat package.json | python3 -c "import json,sys; print(json.load(sys.stdin)[\'name\'])"',
  "python3 -c \"import json; print(json.load(open('package.json'))['name'])\" ",
  "python3 -c \"import re; print(re.match('.*', 'x'))\"",
  'python3 -c "import glob; print(len(glob.glob(\'src/*.ts\')))"',
  'python3 script.py --env .env.example',
  "node -e \"require('glob').sync('src/**/*.ts').forEach(f => console.log(f))\"",
  'node --env-file=.env server.js',
  'node -r dotenv/config server.js',
  'docker compose --env-file .env up -d',
  'docker run --env-file .env app:latest',
  'docker compose config',
  'kubectl create secret generic app --from-env-file=.env',
  'kubectl get pods -o yaml',
  'kubectl apply -f k8s/',
  'npx dotenv -e .env -- npm test',
  'npx dotenv-cli -e .env -- node app.js',
  'npx tsc --noEmit',
  'npx -y prettier --check .',
  'npx eslint src --fix',
  'bunx vitest run',
  'make -f Makefile.dev build',
  'make test',
  'make -j4',
  "sed -n '1,40p' src/app.ts",
  "sed -i 's/foo/bar/g' src/app.ts",
  "sed -e 's/r .env/x/' package.json",
  "sed 's#r/w#x#' package.json",
  "sed '/^#/d;s/ *$//' package.json",
  "sed -n '/start/,/end/p' src/app.ts",
  "awk '{print $1}' package.json",
  "awk -F: '/r/ {print $2}' package.json",
  'grep -rn "TODO" src',
  'grep -rn "process.env" src --include=*.ts',
  'grep -c . package.json',
  'git grep -n "foo" ',
  'git grep -n "foo" -- src',
  "git grep foo HEAD -- 'src/*.ts'",
  "git grep -l 'read .env' src",
  'git stash',
  'git stash list',
  'git stash pop',
  'git diff --stat',
  'git diff src/app.ts',
  'git log --oneline -5',
  'git show --stat HEAD',
  'git show HEAD:src/app.ts',
  'git commit -m "Read .env in tests"',
  "git add -A && git commit -m 'x'",
  'git ls-files | xargs wc -l',
  'git status --short | head',
  'git checkout -b feature',
  'which node',
  '$(which node) --version',
  '$(npm bin)/tsc -p .',
  'command -v python3',
  'command -v rg >/dev/null && rg foo src',
  'gcc -c src/x.c -o x.o',
  'gcc -E src/x.c',
  'clang -Wall src/x.c',
  'ar rcs libx.a x.o',
  'm4 configure.ac',
  'history | tail -5',
  'xargs -n1 echo < package.json',
  'xargs -a package.json echo',
  'ls src | xargs -I{} echo {}',
  'ls | xargs -n 1 basename',
  'ls *.json | xargs cat',
  'find . -maxdepth 1 -type f | xargs ls -l',
  "find . -name package.json -not -path '*/node_modules/*' | xargs cat",
  "find src -name '*.ts' | xargs cat",
  "find . -name '*.json' -maxdepth 1 -exec cat {} \\;",
  'find . -type f -size +1M',
  'find . -type f -mtime -1 -exec ls -l {} +',
  'tar czf /tmp/src.tgz src',
  'direnv allow',
  'dotenvx run -- node app.js',
  'foreman start',
  'terraform plan -var-file=dev.tfvars',
  'pip install -r requirements.txt',
  'cargo test -- --nocapture',
  'go test ./...',
  'mvn -q test',
  './gradlew build',
];
